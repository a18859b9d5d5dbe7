import { expect, it } from "vitest";
import { InvalidSettings, readSettings } from "../../local/settings.ts";

it.each([
  ["nothing is set", [], {}, { awsPort: 4566, portalPort: 8080, sample: true }],
  ["a variable is empty", [], { LOCAL_AWS_PORT: "" }, { awsPort: 4566, portalPort: 8080, sample: true }],
  ["free ports are requested", [], { LOCAL_AWS_PORT: "0", LOCAL_PORTAL_PORT: "0" }, { awsPort: 0, portalPort: 0 }],
  ["a port is set", [], { LOCAL_PORTAL_PORT: "65535" }, { awsPort: 4566, portalPort: 65_535 }],
  ["no sample is wanted", ["--no-sample"], {}, { sample: false }],
])("reads the settings when %s", (_, args, env, expected) => {
  expect(readSettings(args, env)).toMatchObject(expected);
});

it.each(["many", "-1", "65536", "80.5"])("refuses the port %s and states what is allowed", (text) => {
  const read = () => readSettings([], { LOCAL_PORTAL_PORT: text });
  expect(read).toThrow(new InvalidSettings(`LOCAL_PORTAL_PORT is "${text}"; allowed is a whole number, 0 to 65535.`));
});

it("refuses an unknown option by name", () => {
  expect(() => readSettings(["--sample=no"], {})).toThrow(/'--sample'.*\n\n.*[\s\S]*--no-sample/);
});
