/** A chromium of this machine, and what to type where there is none: tests of pages and reports use it. */
import { existsSync } from "node:fs";
import { posix, win32 } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC_PLACES = ["Google Chrome", "Chromium"].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
const WINDOWS_ROOTS = ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"];
const WINDOWS_PLACES = ["Google\\Chrome\\Application\\chrome.exe", "Chromium\\Application\\chrome.exe"];

/** Packages of Debian: the fonts are those without which right-to-left text and emoji are boxes. */
const DEBIAN_PACKAGES = ["chromium", "fonts-dejavu", "fonts-noto-core", "fonts-noto-color-emoji"];

type Environment = { readonly [name: string]: string | undefined };

/** The path of a chromium or Chrome: on the PATH, else where its installers put it; null where there is none. */
export function findChromium(
  env: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
  exists: (path: string) => boolean = existsSync,
): string | null {
  return placesOf(env, platform).find(exists) ?? null;
}

function placesOf(env: Environment, platform: NodeJS.Platform): string[] {
  if (platform === "win32")
    return WINDOWS_ROOTS.flatMap((root) => {
      const folder = env[root];
      return folder ? WINDOWS_PLACES.map((place) => win32.join(folder, place)) : [];
    });
  const onPath = (env["PATH"] ?? "")
    .split(":")
    .filter((folder) => folder !== "")
    .flatMap((folder) => NAMES.map((name) => posix.join(folder, name)));
  return platform === "darwin" ? [...onPath, ...MAC_PLACES] : onPath;
}

/** The command that installs one. */
export function chromiumCommand(platform: NodeJS.Platform = process.platform): string {
  if (platform === "darwin") return "brew install --cask google-chrome";
  if (platform === "win32") return "winget install Google.Chrome";
  return `apt-get install -y --no-install-recommends ${DEBIAN_PACKAGES.join(" ")}`;
}
