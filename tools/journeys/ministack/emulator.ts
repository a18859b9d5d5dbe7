import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { get } from "node:https";
import { createServer } from "node:net";
import { join } from "node:path";
import { ended, run, signalGroup } from "./commands.ts";

export const MINISTACK = "ministack==1.5.33";
export const REGION = "eu-west-1";
export const ACCOUNT_ID = "000000000000";

type Environment = Readonly<Record<string, string | undefined>>;

/** Nothing of an AWS account that this machine may know: what follows is for the emulator and for nobody else. */
function withoutAws(folder: string): Environment {
  const own = Object.entries(process.env).filter(([name]) => !/^AWS_/i.test(name));
  const nowhere = { AWS_CONFIG_FILE: join(folder, "none"), AWS_SHARED_CREDENTIALS_FILE: join(folder, "none") };
  return { ...Object.fromEntries(own), ...nowhere, AWS_EC2_METADATA_DISABLED: "true" };
}

/** Puts MiniStack into a Python environment of its own; answers its interpreter. Rejects with `CommandFailed`. */
export async function install(folder: string): Promise<string> {
  const env = withoutAws(folder);
  const isNewEnough = "import sys; sys.exit(sys.version_info < (3, 10))";
  await run("python3", ["-c", isNewEnough], { env, seconds: 20 });
  await run("openssl", ["version"], { env, seconds: 20 });
  await run("python3", ["-m", "venv", join(folder, "python")], { env, seconds: 60 });
  const python = join(folder, "python/bin/python");
  const patience = ["--timeout", "10", "--retries", "1"];
  const quiet = ["--quiet", "--disable-pip-version-check", "--no-input", "--only-binary", ":all:"];
  await run(python, ["-m", "pip", "install", ...quiet, ...patience, MINISTACK], { env, seconds: 90 });
  return python;
}

export interface Emulator {
  readonly endpoint: string;
  /** The file of the certificate that it shows. */
  readonly certificate: string;
  /** For commands that are to reach it, as its administrator, and nothing else. */
  readonly env: Environment;
  readonly log: string;
  stop(): Promise<void>;
}

/**
 * Starts MiniStack on a free port of the loopback interface, with TLS and with IAM enforced: the stack refuses what comes
 * without TLS, and its roles are part of what is to be proven. Resolves when it answers.
 */
export async function start(python: string, folder: string): Promise<Emulator> {
  const port = await freePort();
  const tls = await certificate(folder);
  const endpoint = `https://localhost:${port}`;
  const env = {
    ...withoutAws(folder),
    ...{ AWS_ENDPOINT_URL: endpoint, AWS_REGION: REGION, AWS_DEFAULT_REGION: REGION },
    ...{ AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test", NODE_EXTRA_CA_CERTS: tls.certificate },
    // The CDK looks here.
    AWS_CA_BUNDLE: tls.certificate,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
  };
  const settings = {
    ...{ GATEWAY_PORT: String(port), BIND_HOST: "127.0.0.1", MINISTACK_REGION: REGION, TMPDIR: folder },
    ...{ AUTH: "true", USE_SSL: "1", MINISTACK_SSL_CERT: tls.certificate, MINISTACK_SSL_KEY: tls.key },
  };
  const log = join(folder, "ministack.log");
  const out = openSync(log, "w");
  const script = join(import.meta.dirname, "start.py");
  const child = spawn(python, [script], { env: { ...env, ...settings }, detached: true, stdio: ["ignore", out, out] });
  closeSync(out);
  const over = ended(child);
  const stop = async () => {
    signalGroup(child, "SIGTERM");
    const timer = setTimeout(() => signalGroup(child, "SIGKILL"), 5_000);
    await over;
    clearTimeout(timer);
    // Its functions' processes, should they outlive it.
    signalGroup(child, "SIGKILL");
  };
  const isReady = await Promise.race([
    answers(`${endpoint}/_ministack/health`, tls.certificate),
    over.then(() => false),
  ]);
  if (!isReady) {
    await stop();
    throw new Error(`MiniStack did not start.\n${readFileSync(log, "utf8").slice(-2_000)}`);
  }
  return { endpoint, certificate: tls.certificate, env, log, stop };
}

/** Of two days, for `localhost` and the names that MiniStack gives to HTTP APIs. */
async function certificate(folder: string): Promise<{ readonly certificate: string; readonly key: string }> {
  const files = { certificate: join(folder, "certificate.pem"), key: join(folder, "key.pem") };
  const names = "subjectAltName=DNS:localhost,DNS:*.execute-api.localhost";
  const self = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"];
  const args = [...self, "-addext", names, "-keyout", files.key, "-out", files.certificate];
  await run("openssl", args, { env: withoutAws(folder), seconds: 30 });
  return files;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" ? (address?.port ?? 0) : 0;
      server.close(() => resolve(port));
    });
  });
}

/** Resolves with whether there was an answer within 30 seconds. */
async function answers(url: string, trusted: string): Promise<boolean> {
  const ca = readFileSync(trusted);
  const ask = () =>
    new Promise<boolean>((resolve) => {
      const request = get(url, { ca, timeout: 2_000 }, (answer) => resolve(answer.resume().statusCode === 200));
      request.once("timeout", () => request.destroy());
      request.once("error", () => resolve(false));
    });
  for (const end = performance.now() + 30_000; performance.now() < end; ) {
    if (await ask()) return true;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return false;
}
