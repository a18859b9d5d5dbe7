const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

/**
 * The plain text of an HTML message. A link becomes its text and address, a block a line of its own. Cognito itself sends
 * HTML only; the local mailbox has both.
 */
export function plainText(html: string): string {
  return html
    .replaceAll(/<(style|script|head)\b[\s\S]*?<\/\1\s*>/gi, "")
    .replaceAll(
      /<a\b[^>]*?\bhref\s*=\s*(["'])(.*?)\1[^>]*>([\s\S]*?)<\/a\s*>/gi,
      (_, __, address: string, label: string) => (label.trim() === address ? address : `${label}: ${address}`),
    )
    .replaceAll(/<br\s*\/?>|<\/(p|div|h[1-6]|li|tr|table)\s*>/gi, "\n")
    .replaceAll(/<\/?[a-z!][^>]*>/gi, "")
    .replaceAll(/&(#\d+|[a-z]+);/gi, (whole, name: string) =>
      name.startsWith("#") ? String.fromCodePoint(Number(name.slice(1))) : (ENTITIES[name.toLowerCase()] ?? whole),
    )
    .replaceAll(/[ \t]*\n[ \t]*/g, "\n")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();
}
