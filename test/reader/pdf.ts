/** Small PDFs, written by hand (ISO 32000-1, clauses 7.5 and 9.4), so that tests need no file of somebody else's. */
import { deflateSync } from "node:zlib";

export interface Made {
  pages: string[][];
  /** Operators after the lines of each page. */ after?: string;
  title?: string;
  encrypted?: boolean;
  compressed?: boolean;
}

const escaped = (text: string): string => text.replace(/[\\()]/g, (c) => `\\${c}`);

/** One page a list of lines, set in 12 points with 14 points from line to line; an empty line is a gap. */
export function pdf({ pages, after = "", title, encrypted, compressed }: Made): Uint8Array {
  const objects: Buffer[] = [];
  const add = (body: string | Buffer): number =>
    objects.push(Buffer.isBuffer(body) ? body : Buffer.from(body, "latin1"));
  const stream = (content: string): Buffer => {
    const data = compressed ? deflateSync(Buffer.from(content, "latin1")) : Buffer.from(content, "latin1");
    return Buffer.concat([
      Buffer.from(`<< /Length ${data.length}${compressed ? " /Filter /FlateDecode" : ""} >>\nstream\n`),
      data,
      Buffer.from("\nendstream"),
    ]);
  };
  add("<< /Type /Catalog /Pages 2 0 R >>");
  add(`<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, n) => `${4 + 2 * n} 0 R`).join(" ")}] >>`);
  add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
  for (const lines of pages) {
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${objects.length + 2} 0 R >>`,
    );
    add(
      stream(
        `BT /F1 12 Tf 72 770 Td 14 TL\n${lines.map((line) => (line === "" ? "T*" : `(${escaped(line)}) Tj T*`)).join("\n")}\nET\n${after}`,
      ),
    );
  }
  const info = title === undefined ? 0 : add(`<< /Title (${escaped(title)}) /CreationDate (D:20121018120000Z) >>`);
  const locked = encrypted
    ? add(`<< /Filter /Standard /V 1 /R 2 /P -4 /O <${"41".repeat(32)}> /U <${"42".repeat(32)}> >>`)
    : 0;
  const parts: Buffer[] = [Buffer.from("%PDF-1.4\n")];
  const offsets: number[] = [];
  let at = parts[0].length;
  objects.forEach((body, n) => {
    const part = Buffer.concat([Buffer.from(`${n + 1} 0 obj\n`), body, Buffer.from("\nendobj\n")]);
    offsets.push(at);
    parts.push(part);
    at += part.length;
  });
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((o) => `${String(o).padStart(10, "0")} 00000 n \n`).join("")}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R${info ? ` /Info ${info} 0 R` : ""}${locked ? ` /Encrypt ${locked} 0 R /ID [<41> <41>]` : ""} >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return new Uint8Array(Buffer.concat(parts));
}
