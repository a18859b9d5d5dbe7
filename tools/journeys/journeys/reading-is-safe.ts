import assert from "node:assert/strict";
import type { Journey } from "../world.ts";

const routes = ["open", "password", "code", "status", "resend"];

export const readingIsSafe: Journey = {
  title: "GET and HEAD change nothing, however often",
  async run({ invite, mailbox, portal, passwords, operations }) {
    const { email, run, link } = await invite("scanned");
    const [id, secret = ""] = link.split(".");
    const paths = ["/", `/?link=${link}`, `/?${id}=${secret}`];
    for (const path of [...paths, ...paths, ...paths])
      for (const method of ["GET", "HEAD"]) assert.equal((await portal.send(method, path)).status, 200);
    for (const route of routes)
      for (const method of ["GET", "HEAD"])
        assert.equal((await portal.send(method, `/api/link/${route}?link=${link}`)).status, 405);
    assert.equal((await operations.statesOf(run)).at(-1), "Wait for the user");
    assert.equal(await mailbox.countTo(email), 1);
    assert.equal((await portal.person(link).choose(passwords.first)).status, 202);
    assert.equal(await operations.endOf(run), "Activated");
  },
};
