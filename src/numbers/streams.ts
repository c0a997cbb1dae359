/** Random numbers by name (docs/methods/streams.md): a key from the seed and a name, a counter from draw, path, month and slot. */
import { philox, uniform } from "./philox.ts";

/** Two words, signed: they need no conversion at each use. */
export interface Key {
  k0: number;
  k1: number;
}

/** Path of a past, the word 0xffffffff; futures count from 0. */
export const PAST = -1;

const block = new Uint32Array(4);

/** Key of a name under a seed (an integer in 0..2^53-1): 64-bit FNV-1a of the name's UTF-8 bytes, mixed with the seed by philox. */
export function key(seed: number, name: string): Key {
  let low = 0x84222325;
  let high = 0xcbf29ce4;
  let length = 0;
  for (const byte of utf8(name)) {
    low = (low ^ byte) >>> 0;
    const product = low * 0x1b3;
    high = (Math.imul(high, 0x1b3) + Math.floor(product / 4294967296) + (low << 8)) >>> 0;
    low = product >>> 0;
    length++;
  }
  philox(low, high, length, 0, seed % 4294967296, Math.floor(seed / 4294967296), block);
  return { k0: block[0] | 0, k1: block[1] | 0 };
}

function* utf8(text: string): Generator<number> {
  for (const character of text) {
    const point = character.codePointAt(0)!;
    if (point < 0x80) yield point;
    else if (point < 0x800) yield* [0xc0 | (point >> 6), 0x80 | (point & 63)];
    else if (point < 0x10000) yield* [0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63)];
    else yield* [0xf0 | (point >> 18), 0x80 | ((point >> 12) & 63), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63)];
  }
}

/** First uniform of a block. */
export function first(k: Key, draw: number, path: number, month: number, slot: number): number {
  philox(draw, path, month, slot, k.k0, k.k1, block);
  return uniform(block[0], block[1]);
}

/** Second uniform of a block. */
export function second(k: Key, draw: number, path: number, month: number, slot: number): number {
  philox(draw, path, month, slot, k.k0, k.k1, block);
  return uniform(block[2], block[3]);
}

/** Both uniforms of a block, into out[0] and out[1]. */
export function pair(k: Key, draw: number, path: number, month: number, slot: number, out: Float64Array): void {
  philox(draw, path, month, slot, k.k0, k.k1, block);
  out[0] = uniform(block[0], block[1]);
  out[1] = uniform(block[2], block[3]);
}
