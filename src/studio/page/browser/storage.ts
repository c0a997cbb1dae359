/** Unsaved work in the browser's own storage, so that it survives a reload and a crash. */
import type { Moves } from "../../workers/messages.ts";

export interface Kept {
  mark: string;
  text: string | null;
  moves: Moves;
}
const key = (id: string): string => `entente ${location.host} ${id}`;

/** @returns whether it could be kept. */
export function keep(id: string, kept: Kept | null): boolean {
  try {
    if (kept) localStorage.setItem(key(id), JSON.stringify(kept));
    else localStorage.removeItem(key(id));
    return true;
  } catch {
    return false;
  }
}

export function kept(id: string): Kept | null {
  try {
    const found = JSON.parse(localStorage.getItem(key(id)) ?? "null") as Partial<Kept> | null;
    return found && typeof found.mark === "string" && typeof found.moves === "object" && found.moves !== null
      ? { mark: found.mark, text: found.text ?? null, moves: found.moves }
      : null;
  } catch {
    return null;
  }
}

/** Odds at opening, by case, content and settings: for as long as the tab is open. */
export function opening(about: string, p?: { [id: string]: number }): { [id: string]: number } | null {
  try {
    if (p) sessionStorage.setItem(`entente opening ${about}`, JSON.stringify(p));
    return JSON.parse(sessionStorage.getItem(`entente opening ${about}`) ?? "null") as { [id: string]: number } | null;
  } catch {
    return p ?? null;
  }
}

/** How runs were last asked for in this browser. */
export function runSettings(): { seed: number; draws: number; paths: number } | null {
  try {
    const found = JSON.parse(localStorage.getItem("entente run") ?? "null") as {
      seed: number;
      draws: number;
      paths: number;
    } | null;
    return found &&
      [found.seed, found.draws, found.paths].every(Number.isSafeInteger) &&
      found.draws > 0 &&
      found.paths > 0
      ? found
      : null;
  } catch {
    return null;
  }
}
export function keepRunSettings(settings: { seed: number; draws: number; paths: number }): void {
  try {
    localStorage.setItem("entente run", JSON.stringify(settings));
  } catch {
    /* then the usual ones come back */
  }
}
