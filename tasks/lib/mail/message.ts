/** A mail before it has an address: what a template makes. */
export interface Message {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}
