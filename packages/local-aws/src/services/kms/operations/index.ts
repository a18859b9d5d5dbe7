import type { Operation } from "../../../kernel/json-service.ts";
import type { KmsState } from "../state.ts";
import { decrypt } from "./decrypt.ts";
import { describeKey } from "./describe-key.ts";
import { encrypt } from "./encrypt.ts";
import { generateDataKey } from "./generate-data-key.ts";

/** The operations that are served, by their names on the wire. */
export const operations = {
  Decrypt: decrypt,
  DescribeKey: describeKey,
  Encrypt: encrypt,
  GenerateDataKey: generateDataKey,
} satisfies Record<string, Operation<KmsState>>;
