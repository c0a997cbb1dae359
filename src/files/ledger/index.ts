/** Ledgers on disk: reading them, and adding lines under a lock. */
export {
  appendToLedger,
  faultText,
  readLedger,
  readSoundLedger,
  tornText,
  writtenText,
  type Writing,
  type Written,
} from "./append.ts";
export { nodeDisk, sha256, type Disk, type OpenFile } from "./disk.ts";
export { MAX_WAIT_MS } from "./lock.ts";
export { nodeSystem, type System } from "./system.ts";
