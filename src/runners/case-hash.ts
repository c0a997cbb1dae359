import type { Case } from "../language/case.ts";
import { pack } from "./wire.ts";

/**
 * 64 bits of a case's content as 16 hexadecimal digits: 32-bit FNV-1a over its UTF-16 codes, and a polynomial in them modulo 2^32.
 * It tells apart the cases that meet in a pool; it is not a proof of content.
 */
export function caseHash(c: Case): string {
  const text = pack(c);
  let fnv = 0x811c9dc5;
  let polynomial = 0;
  for (let n = 0; n < text.length; n++) {
    const code = text.charCodeAt(n);
    fnv = Math.imul(fnv ^ code, 0x01000193);
    polynomial = (Math.imul(polynomial, 0x5bd1e995) + code) | 0;
  }
  return [fnv, polynomial].map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}
