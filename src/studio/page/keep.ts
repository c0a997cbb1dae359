/** Unsaved work in the browser's own storage, so that it survives a reload and a crash. */
import type { Moves } from "../work/messages.ts";

export interface Kept { mark: string; text: string | null; moves: Moves }
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
    return found && typeof found.mark === "string" && typeof found.moves === "object" && found.moves !== null ? { mark: found.mark, text: found.text ?? null, moves: found.moves } : null;
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
