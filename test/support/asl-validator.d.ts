declare module "asl-validator" {
  /** Whether a definition is Amazon States Language, and what is not. */
  export default function validate(definition: unknown): unknown;
}
