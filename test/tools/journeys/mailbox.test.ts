import { createServer } from "node:http";
import { PassThrough } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mailboxAt, terminalMailbox } from "../../../tools/journeys/mailbox.ts";
import { portalAt } from "../../../tools/journeys/portal.ts";

const ada = "ada@example.com";
const bodies = ["Hello,\nhttps://portal.example/#hire-1.first\nbye", "https://portal.example/#hire-1.second"];

const answers: Readonly<Record<string, unknown>> = {
  "/ours": [
    { id: "1", to: ["grace@example.com"], text: "https://portal.example/#hire-2.other" },
    ...bodies.map((body) => ({ to: [ada], subject: "Choose your password", text: body })),
  ],
  "/by-account": { messages: { "000000000000": bodies.map((BodyText) => ({ To: [ada], Source: "x", BodyText })) } },
};

const server = createServer((request, response) => {
  const answer = answers[request.url ?? ""] ?? { host: request.headers.host };
  response.end(JSON.stringify(answer));
});
let port = 0;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  port = typeof address === "object" ? (address?.port ?? 0) : 0;
});
afterAll(() => server.close());

describe.each(["/ours", "/by-account"])("a mailbox that answers as %s", (path) => {
  it("counts mails and finds the link of each, by address", async () => {
    const mailbox = mailboxAt(`http://127.0.0.1:${port}${path}`);
    expect(await mailbox.countTo(ada)).toBe(2);
    expect(await mailbox.countTo("nobody@example.com")).toBe(0);
    expect(await mailbox.linkTo(ada, 1)).toBe("hire-1.first");
    expect(await mailbox.linkTo(ada, 2)).toBe("hire-1.second");
  });
});

it("asks the person who reads the mails until the answer is valid", async () => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const answersToCome = ["no link here", "https://portal.example/#hire-1.pasted", "three", "3"];
  const asked: string[] = [];
  output.on("data", (question) => {
    asked.push(String(question).trim());
    input.write(`${answersToCome.shift()}\n`);
  });
  const mailbox = terminalMailbox({ input, output });
  expect(await mailbox.linkTo(ada, 2)).toBe("hire-1.pasted");
  expect(await mailbox.countTo(ada)).toBe(3);
  const [link, count] = [`The link in mail 2 to ${ada}:`, `How many mails came to ${ada}?`];
  expect(asked).toEqual([link, link, count, count]);
});

it("reaches the API of an emulator by a name below localhost", async () => {
  const { status, body } = await portalAt(`http://abc.execute-api.localhost:${port}`).send("GET", "/");
  expect({ status, body: JSON.parse(body) }).toEqual({
    status: 200,
    body: { host: `abc.execute-api.localhost:${port}` },
  });
});
