declare module "asl-validator" {
  /** Validates a definition as Amazon States Language, and lists its errors. */
  export default function validate(definition: unknown): unknown;
}
