/** Names of files and folders that every system takes, so that a case can be carried from one to another. */

/** Characters of no name on Windows; `:` there names a stream of a file, `\` a folder. */
// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[<>:"|?*\\\u0000-\u001f]/;
/** Devices of Windows, with any ending and in any case: `nul.txt` is one. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3]) *(?:\.|$)/i;

/**
 * Why a name of a file or folder does not do on every system, as a clause without a full stop; null where it does.
 * @param name one part of a path; `.` and `..` are names
 */
export function nameFault(name: string): string | null {
  if (name === "." || name === "..") return null;
  const character = FORBIDDEN.exec(name)?.[0];
  if (character !== undefined)
    return `Windows allows no ${character < " " ? "control character" : `'${character}'`} in a name`;
  if (/[. ]$/.test(name)) return "Windows drops a full stop or a blank at the end of a name";
  if (DEVICE.test(name)) return `Windows keeps the name '${name.replace(/ *(\..*)?$/, "")}' for a device`;
  return null;
}
