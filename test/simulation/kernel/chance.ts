/** Chance that a seed decides: the same seed, the same draws, on every machine. */
export interface Chance {
  /** [0, 1). */
  readonly next: () => number;
  /** A whole number in [from, to]. */
  readonly between: (from: number, to: number) => number;
  readonly isTrue: (probability: number) => boolean;
  readonly oneOf: <T>(items: readonly [T, ...T[]]) => T;
  readonly bytes: (n: number) => Buffer;
  /** A UUID, version 4. */
  readonly uuid: () => string;
  /** Another source, whose draws do not depend on how many this one has made meanwhile. */
  readonly fork: (name: string) => Chance;
}

/** sfc32: small, fast, and passes PractRand. `key` may be any text. */
export function chanceOf(key: string): Chance {
  const next = sfc32(hashes(key));
  const bytes = (n: number) => {
    const buffer = Buffer.allocUnsafe(n);
    for (let i = 0; i < n; ) {
      const word = next() * 4_294_967_296;
      for (let shift = 0; shift < 32 && i < n; shift += 8) buffer[i++] = word >>> shift;
    }
    return buffer;
  };
  const between = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    between,
    bytes,
    isTrue: (probability) => next() < probability,
    oneOf: (items) => items[between(0, items.length - 1)] ?? items[0],
    uuid: () => uuidOf(bytes(16)),
    fork: (name) => chanceOf(`${key}/${name}`),
  };
}

function uuidOf(bytes: Buffer): string {
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** cyrb128: four 32 bit words of a text. */
function hashes(text: string): [number, number, number, number] {
  const words: [number, number, number, number] = [1_779_033_703, 3_144_134_277, 1_013_904_242, 2_773_480_762];
  for (let i = 0; i < text.length; i++) {
    const k = text.charCodeAt(i);
    words[0] = words[1] ^ Math.imul(words[0] ^ k, 597_399_067);
    words[1] = words[2] ^ Math.imul(words[1] ^ k, 2_869_860_233);
    words[2] = words[3] ^ Math.imul(words[2] ^ k, 951_274_213);
    words[3] = words[0] ^ Math.imul(words[3] ^ k, 2_716_044_179);
  }
  return words;
}

function sfc32([first, second, third, fourth]: [number, number, number, number]): () => number {
  let [a, b, c, counter] = [first | 0, second | 0, third | 0, fourth | 0];
  const draw = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  // The first draws still show the key.
  for (let i = 0; i < 15; i++) draw();
  return draw;
}
