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

/** This process' environment without AWS settings, so that no command can reach a real AWS account. */
function withoutAws(folder: string): Environment {
  const own = Object.entries(process.env).filter(([name]) => !/^AWS_/i.test(name));
  const nowhere = { AWS_CONFIG_FILE: join(folder, "none"), AWS_SHARED_CREDENTIALS_FILE: join(folder, "none") };
  return { ...Object.fromEntries(own), ...nowhere, AWS_EC2_METADATA_DISABLED: "true" };
}

/** Installs MiniStack in a new Python environment. Resolves with its interpreter. Rejects with `CommandFailed`. */
export async function install(folder: string): Promise<string> {
  const env = withoutAws(folder);
  const isNewEnough = "import sys; sys.exit(sys.version_info < (3, 10))";
  await run("python3", ["-c", isNewEnough], { env, seconds: 20 });
  await run("openssl", ["version"], { env, seconds: 20 });
  await run("python3", ["-m", "venv", join(folder, "python")], { env, seconds: 60 });
  const python = join(folder, "python/bin/python");
  const limits = ["--timeout", "10", "--retries", "1"];
  const quiet = ["--quiet", "--disable-pip-version-check", "--no-input", "--only-binary", ":all:"];
  await run(python, ["-m", "pip", "install", ...quiet, ...limits, MINISTACK], { env, seconds: 90 });
  return python;
}

export interface Emulator {
  readonly endpoint: string;
  /** The file of its TLS certificate. */
  readonly certificate: string;
  /** The environment for commands that call the emulator as its administrator. */
  readonly env: Environment;
  readonly log: string;
  stop(): Promise<void>;
}

/**
 * Starts MiniStack on a free port of the loopback interface. TLS is on, because the stack denies calls without it; IAM
 * is enforced, because the roles are part of the test. Resolves when the emulator responds.
 */
export async function start(python: string, folder: string): Promise<Emulator> {
  const port = await freePort();
  const tls = await createCertificate(folder);
  const endpoint = `https://localhost:${port}`;
  const env = { ...withoutAws(folder), ...administratorEnvironment(endpoint, tls.certificate) };
  const settings = {
    GATEWAY_PORT: String(port),
    BIND_HOST: "127.0.0.1",
    MINISTACK_REGION: REGION,
    TMPDIR: folder,
    AUTH: "true",
    USE_SSL: "1",
    MINISTACK_SSL_CERT: tls.certificate,
    MINISTACK_SSL_KEY: tls.key,
  };
  const log = join(folder, "ministack.log");
  const out = openSync(log, "w");
  const script = join(import.meta.dirname, "start.py");
  const child = spawn(python, [script], { env: { ...env, ...settings }, detached: true, stdio: ["ignore", out, out] });
  closeSync(out);
  const exited = ended(child);
  const stop = async () => {
    signalGroup(child, "SIGTERM");
    const timer = setTimeout(() => signalGroup(child, "SIGKILL"), 5_000);
    await exited;
    clearTimeout(timer);
    // Processes of its functions may still run.
    signalGroup(child, "SIGKILL");
  };
  const isReady = await Promise.race([
    isHealthy(`${endpoint}/_ministack/health`, tls.certificate),
    exited.then(() => false),
  ]);
  if (!isReady) {
    await stop();
    throw new Error(`MiniStack did not start. The end of its log:\n${readFileSync(log, "utf8").slice(-2_000)}`);
  }
  return { endpoint, certificate: tls.certificate, env, log, stop };
}

function administratorEnvironment(endpoint: string, certificate: string): Environment {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    NODE_EXTRA_CA_CERTS: certificate,
    // For the CDK.
    AWS_CA_BUNDLE: certificate,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
  };
}

/** Creates a certificate, valid for two days, for `localhost` and the names of MiniStack's HTTP APIs. */
async function createCertificate(folder: string): Promise<{ readonly certificate: string; readonly key: string }> {
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

/** Resolves with whether the URL responded with 200 within 30 seconds. */
async function isHealthy(url: string, certificate: string): Promise<boolean> {
  const ca = readFileSync(certificate);
  const check = () =>
    new Promise<boolean>((resolve) => {
      const request = get(url, { ca, timeout: 2_000 }, (response) => resolve(response.resume().statusCode === 200));
      request.once("timeout", () => request.destroy());
      request.once("error", () => resolve(false));
    });
  for (const end = performance.now() + 30_000; performance.now() < end; ) {
    if (await check()) return true;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return false;
}
