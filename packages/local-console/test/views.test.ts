import { Hono } from "hono";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { createConsole } from "../src/console.ts";
import { chromiumOptions } from "./support/chromium.ts";
import { sampleDeps } from "./support/sample.ts";

const ROOT = "http://console.example/console";

const HINTS = { findByName: "an order number", noExecutions: "Place an order.", noMail: "An order gets one." };

let browser: Browser;
let page: Page;
let deps = sampleDeps();
let errors: string[];
beforeAll(async () => {
  browser = await chromium.launch(await chromiumOptions());
});
afterAll(() => browser.close());
beforeEach(async () => {
  deps = sampleDeps();
  const routed = new Hono();
  // Made at the first request, so that a test can change what it reads.
  let app: Hono | undefined;
  errors = [];
  page = await browser.newPage();
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  await page.route("**/*", async (route) => {
    const request = route.request();
    const init = { method: request.method(), headers: request.headers(), body: request.postData() };
    app ??= routed.route("/console", createConsole(deps));
    const response = await app.request(request.url(), init);
    const body = Buffer.from(await response.arrayBuffer());
    await route.fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body });
  });
});
afterEach(async () => {
  await page.close();
  expect(errors).toEqual([]);
});

it.each([
  ["executions", "Executions", "order-1001"],
  ["executions/orders/order-1001", "order-1001", "Choose a state in the graph"],
  ["executions/orders/order-1001/Charge%20card", "order-1001", "Back to the whole execution"],
  ["mailbox", "Mailbox", "Your code is 123456."],
  ["events", "Events", "order-placed"],
  ["dead-letters", "Dead letters", "rejected"],
  ["clock", "Clock", "Seconds to skip"],
])("the address #/%s shows its view", async (address, heading, text) => {
  await page.goto(`${ROOT}#/${address}`);
  await page.getByRole("heading", { level: 1, name: heading }).waitFor();
  expect(await page.getByRole("main").getByText(text).first().isVisible()).toBe(true);
  expect(await page.title()).toBe(`${heading} · Local console`);
});

it("the list of executions shows only those whose name has the text of the filter", async () => {
  await page.goto(ROOT);
  await page.getByRole("searchbox").fill("1000");
  await page.getByRole("link", { name: "order-1001" }).waitFor({ state: "detached" });
  expect(await page.getByRole("link", { name: "order-1000" }).isVisible()).toBe(true);
});

it("a state that is chosen in the graph shows its own history", async () => {
  await page.goto(`${ROOT}#/executions/orders/order-1001`);
  await page.getByRole("button", { name: "Charge card Task, running" }).press("Enter");
  await page.getByRole("heading", { name: "History of Charge card" }).waitFor();
  expect(page.url()).toBe(`${ROOT}#/executions/orders/order-1001/Charge%20card`);
});

it("the buttons in the header skip time", async () => {
  await page.goto(ROOT);
  await page.getByRole("button", { name: "+1 day" }).click();
  await page.getByText("1 d ahead").waitFor();
  expect(await page.getByRole("group", { name: "Clock of the local run" }).textContent()).toContain("6 Jan 2026");
});

it.each([
  ["executions", "Nothing has run yet. Place an order."],
  ["mailbox", "No mail yet. An order gets one."],
])("an empty list at #/%s shows the hint of the application", async (address, text) => {
  deps = { ...sampleDeps(), stepFunctions: async () => ({ stateMachines: [] }), mailbox: () => [], hints: HINTS };
  await page.goto(`${ROOT}#/${address}`);
  await page.getByText(text).waitFor();
  expect(await page.getByText(text).count()).toBe(1);
});

it("the field that finds executions has the hint of the application", async () => {
  deps = { ...sampleDeps(), hints: HINTS };
  await page.goto(ROOT);
  await page.getByPlaceholder("Find by name, e.g. an order number").waitFor();
  expect(await page.getByRole("searchbox").count()).toBe(1);
});
