// Part of the file that `vendor.ts` is built into: DynamoDB's documents over a client of `client.ts`.
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import * as z from "zod";

interface Sender {
  call(operation: string, input: unknown): Promise<object>;
}

const Attributes = z.custom<Readonly<Record<string, unknown>>>((value) => typeof value === "object");
const Input = z.looseObject({
  Key: Attributes.optional(),
  Item: Attributes.optional(),
  ExpressionAttributeValues: Attributes.optional(),
});
const stored = z.custom<Parameters<typeof unmarshall>[0]>((value) => typeof value === "object");
const Output = z.looseObject({ Item: stored.optional(), Attributes: stored.optional() });

/** The three commands that the tasks send; another one is refused by its name. */
const operations = new Map([
  ["GetCommand", "GetItem"],
  ["PutCommand", "PutItem"],
  ["UpdateCommand", "UpdateItem"],
]);

/** As lib-dynamodb's, with its own conversion of values. */
export class DocumentClient {
  readonly #client: Sender;

  constructor(client: Sender) {
    this.#client = client;
  }

  static from(client: Sender): DocumentClient {
    return new DocumentClient(client);
  }

  async send(command: { readonly input: unknown }): Promise<object> {
    const operation = operations.get(command.constructor.name);
    if (operation === undefined) throw new Error(`${command.constructor.name} is not simulated.`);
    const output = Output.parse(await this.#client.call(operation, stores(Input.parse(command.input))));
    const read = Object.entries(output).map(([name, value]) => {
      const isStored = (name === "Item" || name === "Attributes") && value !== undefined;
      return [name, isStored ? unmarshall(stored.parse(value)) : value];
    });
    return Object.fromEntries(read);
  }
}

function stores(input: z.infer<typeof Input>): object {
  const fields = (["Key", "Item", "ExpressionAttributeValues"] as const).flatMap((name) => {
    const value = input[name];
    return value === undefined ? [] : [[name, marshall(value)]];
  });
  return { ...input, ...Object.fromEntries(fields) };
}
