import { unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { open, type Document } from "../../src/reader/input/document.ts";
import { pdf } from "./pdf.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const opened = async (b: Uint8Array, name = "article.txt"): Promise<Document> => {
  const found = await open(b, name);
  if ("problem" in found) throw new Error(found.problem);
  return found.document;
};
const refused = async (b: Uint8Array, name = "article.txt"): Promise<string> => {
  const found = await open(b, name);
  return "problem" in found ? found.problem : `opened: ${found.document.text.slice(0, 60)}`;
};
const utf16 = (text: string, big: boolean, mark: boolean): Uint8Array => {
  const units = [...(mark ? [0xfeff] : []), ...Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))];
  return Uint8Array.from(units.flatMap((u) => (big ? [u >> 8, u & 255] : [u & 255, u >> 8])));
};

describe("a plain text", () => {
  const text = "Tokyo’s need — “support”.\r\nSoft\u00adhyphen, nb\u00a0sp, e\u0301 and 🐟.\n";
  it("keeps every unit of its own, whatever it holds", async () => {
    expect((await opened(bytes(text))).text).toBe(text);
    expect((await opened(bytes(text), "")).text).toBe(text);
  });
  it.each<[string, Uint8Array, string | RegExp, string]>([
    ["UTF-8", bytes("né"), "UTF-8", "né"],
    ["UTF-8 with its mark", bytes("\ufeffné"), "UTF-8 (by its mark)", "né"],
    ["UTF-16, little end first", utf16("Zürich signed.", false, true), "UTF-16LE (by its mark)", "Zürich signed."],
    ["UTF-16, big end first", utf16("Zürich signed.", true, true), "UTF-16BE (by its mark)", "Zürich signed."],
    ["UTF-16 without a mark", utf16("Zürich signed.", false, false), /UTF-16LE \(without a mark/, "Zürich signed."],
    [
      "windows-1252",
      Uint8Array.from([...bytes("The minister said "), 0x93, ...bytes("caf"), 0xe9, 0x94]),
      /windows-1252.*not valid UTF-8/,
      "The minister said “café”",
    ],
    [
      "latin-1",
      Uint8Array.from([...bytes("The town of Malm"), 0xf6]),
      /windows-1252, which holds latin-1/,
      "The town of Malmö",
    ],
  ])("in %s is read, and how is said", async (_, b, encoding, expected) => {
    const found = await opened(b);
    expect(found.text).toBe(expected);
    if (typeof encoding === "string") expect(found.encoding).toBe(encoding);
    else expect(found.encoding).toMatch(encoding);
  });
  const PROSE = "The ministers of both sides met for two days. They signed nothing.";
  it.each([
    ["a headline over a blank line", `A bridge worth crossing\n\n${PROSE}`, "A bridge worth crossing", null],
    [
      "a headline over a byline",
      `Talks stall again\nBy Jane Doe, 3 March 2024\n\n${PROSE}`,
      "Talks stall again",
      "Jane Doe",
    ],
    ["a headline over a day", `Talks stall again\n3 March 2024\n${PROSE}`, "Talks stall again", null],
    [
      "a headline that asks",
      `Who owns the strait?\n\nBy A. van der Berg\n\n${PROSE}`,
      "Who owns the strait?",
      "A. van der Berg",
    ],
    ["a headline that is a quotation", `"They will sign"\n\n${PROSE}`, "They will sign", null],
    ["lines that end with a return", `Talks stall again\r\n\r\n${PROSE}`, "Talks stall again", null],
  ])("takes its title and author from %s", async (_, text, title, author) => {
    const found = await opened(bytes(text));
    expect(found).toMatchObject({ title, author, text });
  });
  it.each([
    ["a sentence", `The talks failed again.\n\n${PROSE}`],
    ["an address", `Dear clients,\n\n${PROSE}`],
    ["a day", `3 March 2024\n\n${PROSE}`],
    ["a dateline", `KESTRA, Nov 14 (Wire) - ${PROSE}`],
    [
      "a line of prose that is broken",
      `The ministers of both sides met\nfor two days. They signed nothing of what lay on the table.`,
    ],
    ["a question of an interview", `Q: Will they sign?\n\n${PROSE}`],
    ["a line alone", "A bridge worth crossing"],
  ])("has no title in %s", async (_, text) => expect((await opened(bytes(text))).title).toBeNull());
  it("of Markdown has its first heading as title", async () =>
    expect(await opened(bytes("# The ferry #\n\nIt came.\n"), "a.md")).toMatchObject({
      title: "The ferry",
      format: "md",
    }));
  it("of Markdown gives its prose; front matter, headings, pictures, notes, code and link lists are structure", async () => {
    const file = `---
title: "Tolls: who takes them"
author: [A. Writer, B. Other]
date: 2018-03-05T10:00:00Z
url: https://example.org/tolls
tags: [treaty, islands]
---
# Tolls

![The strait, *in* winter](strait.png)

Norland **signed** a [memorandum](https://example.org/memo "a memo") with \`Varda\` in 2016[^1], and
_nothing_ came of it &mdash; so far\\*.

## What they dispute
- The *tolls*
- the pilots

> "We will not pay," said the minister.

    code that holds a treaty

| a | table |
| - | - |
| of | treaties |

- [The memorandum](https://example.org/memo)
- [Another treaty](https://example.org/x)

[^1]: A treaty that only a footnote names,
    over two lines.

## References
1. Somebody, *The Peace Treaty*, 1998.
`;
    const found = await opened(bytes(file), "a.md");
    expect(found.text).toBe(
      'Norland signed a memorandum with Varda in 2016, and nothing came of it \u2014 so far*.\n\nThe tolls\n\nthe pilots\n\n"We will not pay," said the minister.',
    );
    expect(found).toMatchObject({
      title: "Tolls: who takes them",
      author: "A. Writer, B. Other",
      date: "2018-03-05",
      url: "https://example.org/tolls",
    });
    expect(found.notes.join(" ")).toMatch(
      /3 headings, 2 links to other texts, 1 paragraph of notes or references.*A footnote.*A picture/,
    );
    expect((await opened(bytes(file.replace("03-05", "02-30")), "a.md")).date).toBeNull();
    expect((await opened(bytes(file), "a.txt")).format).toBe("md");
  });
  it.each([
    ["emphasis", "_a_".repeat(330_000)],
    ["brackets", "[".repeat(1_000_000)],
    ["open links", "[a](".repeat(250_000)],
    ["quotations in quotations", `${">".repeat(90)}a\n`.repeat(10_000)],
    ["lists in lists", "- ".repeat(500_000)],
    ["marks of notes", "[^".repeat(500_000)],
    ["front matter of brackets", `---\n${"a: [".repeat(5000)}\n---\nx`],
  ])("of Markdown built of %s is read or refused within seconds", async (_, file) => {
    const started = process.cpuUsage();
    await open(bytes(file), "a.md");
    expect(process.cpuUsage(started).user).toBeLessThan(10e6);
  });
  it.each<[string, Uint8Array, RegExp]>([
    ["nothing", new Uint8Array(0), /it is empty/],
    ["blanks alone", bytes(" \n\t\n"), /it holds no text/],
    ["zero bytes", Uint8Array.from([1, 0, 2, 0, 0, 7, 0, 9]), /it is binary and not a text/],
    ["a program", Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0]), /it is binary/],
    ["a picture", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10]), /it is a picture/],
    ["an old Word file", Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), /save it as \.docx/],
    ["rich text", bytes("{\\rtf1 hello}"), /RTF/],
    [
      "Cyrillic in one byte a letter",
      Uint8Array.from([0xcc, 0xee, 0xf1, 0xea, 0xe2, 0xe0, 0x20, 0xe7, 0xe0, 0xff, 0xe2, 0xe8, 0xeb, 0xe0]),
      /its encoding is not known/,
    ],
    ["UTF-32", Buffer.from("fffe000041000000", "hex"), /UTF-32; save it as UTF-8/],
    ["twenty million letters", new Uint8Array(20_000_000).fill(0x61), /19\.1 MiB long.*take the part/],
  ])("of %s is refused in words", async (_, b, said) => expect(await refused(b)).toMatch(said));
});

const article = `<p>Norland needs gas, said Minister Ole Vik, and the reactors stand idle for a third winter.</p>
<p>Varda would sell, but <b>"not at any price"</b>; a line break<br>is not a paragraph.</p><p>${"The talks went on and on over the strait. ".repeat(12)}</p>`;
const page = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>Gas and islands | The Gazette</title><meta property="og:site_name" content="The Gazette">
<meta name="author" content="A. Writer"><meta property="article:published_time" content="2019-03-04T10:00:00Z"><script>window.hacked = 1; document.title = "changed";</script></head>
<body><nav><ul><li><a href="/">Home</a><li><a href="/x">World</a></ul></nav><article><h1>Gas and islands</h1>${article}<script>process.exit(9)</script><noscript>Turn on scripts</noscript></article>
<footer>Copyright, cookies, imprint</footer></body></html>`;

describe("an HTML page", () => {
  it("gives its main text with the paragraphs kept apart, and what it says of itself", async () => {
    const found = await opened(bytes(page), "page.html");
    expect(found).toMatchObject({ format: "html", author: "A. Writer", publisher: "The Gazette", date: "2019-03-04" });
    expect(found.title).toMatch(/^Gas and islands/);
    expect(found.text).toContain(
      'for a third winter.\n\nVarda would sell, but "not at any price"; a line break is not a paragraph.\n\nThe talks',
    );
    expect(found.text).not.toMatch(/Home|cookies|hacked|process|Turn on/);
  });
  it("is known without its name, and by the encoding that it declares", async () => {
    expect((await opened(bytes(page), "")).format).toBe("html");
    const latin = page.replace("utf-8", "iso-8859-1").replace("Ole Vik", "Ole Sørby");
    const found = await opened(Uint8Array.from([...latin].map((c) => c.charCodeAt(0))), "page.html");
    expect(found.text).toContain("Ole Sørby");
    expect(found.encoding).toBe("iso-8859-1 (as it declares)");
  });
  it("never runs a script, and takes no address that is none", async () => {
    const hostile = page.replace(
      "</head>",
      '<link rel=canonical href="javascript:alert(1)"><base href="file:///etc/"><img src=x onerror="globalThis.hacked=1"></head>',
    );
    const found = await opened(bytes(hostile), "page.html");
    expect((globalThis as { hacked?: number }).hacked).toBeUndefined();
    expect(found.url).toBeNull();
  });
  it("gives no date that there is not, and finds the one in its structured data", async () => {
    expect((await opened(bytes(page.replaceAll("2019-03-04", "2019-02-30")), "a.html")).date).toBeNull();
    const data =
      '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Gas and islands, again and again","datePublished":"2020-05-06T07:08:09Z","publisher":{"name":"The Herald"}}</script>';
    expect(
      await opened(
        bytes(
          page
            .replace(/<meta[^>]*(?:published_time|site_name|date)[^>]*>/gi, "")
            .replace(/<time.*?<\/time>/gs, "")
            .replace("</head>", `${data}</head>`),
        ),
        "a.html",
      ),
    ).toMatchObject({ date: "2020-05-06", publisher: "The Herald" });
  });
  it("does not read what it hides, and keeps the paragraphs of preformatted text", async () => {
    const found = await opened(
      bytes(
        '<html><body><pre>Norland needs gas.\n\nVarda sells\nit.</pre><p style="display: none">Hidden.</p></body></html>',
      ),
      "a.html",
    );
    expect(found.text).toBe("Norland needs gas.\n\nVarda sells it.");
  });
  it("of scripts alone, or of nothing, is refused", async () => {
    expect(await refused(bytes("<html><body><script>document.write('text')</script></body></html>"), "a.html")).toMatch(
      /holds no text/,
    );
  });
  it.each([
    ["elements nested without end", "<div>".repeat(60_000), /nested too deeply to be read \(more than 256/],
    ["lists nested without end", "<ul><li>".repeat(1500), /nested too deeply/],
    ["unclosed elements in millions", "<b>x".repeat(400_000), /nested too deeply/],
    ["a million elements", "<b>x</b>".repeat(400_000), /more than 200,000 elements/],
    ["angles alone", "<".repeat(1_000_000), /more than 200,000 elements/],
  ])("of %s is refused within seconds", async (_, body, expected) => {
    const started = process.cpuUsage();
    expect(await refused(bytes(`<html><body>${body}`), "a.html")).toMatch(expected);
    expect(process.cpuUsage(started).user).toBeLessThan(10e6);
  });
  it("leaves out headings, pictures' captions, marks of notes, offers of other texts and what stands behind the article", async () => {
    const rest = `<h2>What Varda wants</h2><p>Varda wants a share<sup><a href="#fn1">1</a></sup> of the tolls. ${"It has said so before. ".repeat(12)}</p>
<figure><img src="x.png"><figcaption>The strait in winter</figcaption></figure><p><a href="/other">Read more: the winter of the gulls</a></p>
<aside>Our newsletter tells you more.</aside><p>Norland refuses. ${"It has said so too. ".repeat(12)}</p>
<h3>References</h3><p>Somebody, A History of Straits, 1998.</p><h2>After the talks</h2><p>The talks resume in May. ${"Nobody knows where. ".repeat(12)}</p>`;
    for (const whole of [`<article><h1>Gas and islands</h1>${rest}</article>`, rest]) {
      const found = await opened(bytes(`<html><body>${whole}</body></html>`), "a.html");
      expect(found.text).toMatch(
        /^Varda wants a share of the tolls\. [^\n]+\n\nNorland refuses\. [^\n]+\n\nThe talks resume in May\./,
      );
      expect(found.text).not.toMatch(/winter|newsletter|History|What Varda|After the talks/);
    }
  });
});

describe("a PDF", () => {
  const body = [
    "Norland and Varda have talked for seven years about the inter-",
    "national strait and a gas line under it, and nothing was",
    "signed.",
    "",
    "Chinese pressure, said the minister, may yet bring them to",
    "terms.",
  ];
  it.each([false, true])("gives its paragraphs, hyphens at line ends removed (compressed: %s)", async (compressed) => {
    const found = await opened(pdf({ pages: [body], title: "The strait", compressed }), "a.pdf");
    expect(found.text).toBe(
      "Norland and Varda have talked for seven years about the international strait and a gas line under it, and nothing was signed.\n\nChinese pressure, said the minister, may yet bring them to terms.",
    );
    expect(found).toMatchObject({ title: "The strait", encoding: "PDF, 1 page" });
    expect(found.notes.join()).toMatch(/made on 2012-10-18, which need not be when/);
  });
  it("leaves out running heads and page numbers, and joins a sentence over the page", async () => {
    const pages = [1, 2, 3, 4].map((n) => [
      "The Journal of Straits",
      "",
      `Sentence ${["one", "two", "three", "four"][n - 1]} of the article runs on`,
      "to its end and",
      "",
      `${n}`,
    ]);
    const found = await opened(pdf({ pages }), "a.pdf");
    expect(found.text).not.toMatch(/Journal|\d/);
    expect(found.text).toContain("to its end and Sentence two");
    expect(found.notes).toEqual(["8 running heads and page numbers were left out."]);
  });
  it("leaves out heads that its file tells of last, and those of left and right pages", async () => {
    const pages = [1, 2, 3, 4, 5, 6].map((n) => [
      `Part ${"abcdef"[n - 1]} of the article runs on`,
      `to the end of ${"abcdef"[n - 1]} and`,
    ]);
    expect((await opened(pdf({ pages, after: "BT /F1 9 Tf 72 810 Td (Annals of Straits) Tj ET" }))).text).toMatch(
      /^Part a of the article runs on to the end of a and Part b/,
    );
    const sided = pages.map((lines, n) => [n % 2 === 0 ? "Annals of Straits" : "A. Writer", ...lines]);
    expect((await opened(pdf({ pages: sided }))).text).not.toMatch(/Annals|Writer/);
  });
  it("keeps a sentence whole where the raised mark of a note stands in it, and no number grows by the mark", async () => {
    const found = await opened(
      pdf({
        pages: [[]],
        after:
          "BT /F1 12 Tf 72 700 Td 14 TL (They signed in 1998) Tj /F1 8 Tf 4 Ts (12) Tj /F1 12 Tf 0 Ts (, and of 14 km) Tj /F1 8 Tf 4 Ts (2) Tj /F1 12 Tf 0 Ts ( nothing was) Tj T* (given up.) Tj ET",
      }),
    );
    expect(found.text).toMatch(/^They signed in 1998, and of 14 km\s?2\s+nothing was\s+given up\.$/);
    expect(found.notes.join()).toMatch(/1 raised mark of a note was left out/);
  });
  it("reads two columns one after the other where the file goes from row to row", async () => {
    const rows = Array.from({ length: 8 }, (_, n) => n);
    const after = `BT /F1 12 Tf ${rows
      .map(
        (n) =>
          `1 0 0 1 72 ${700 - 14 * n} Tm (left ${"abcdefgh"[n]} of the first) Tj 1 0 0 1 320 ${700 - 14 * n} Tm (right ${"abcdefgh"[n]} of the next) Tj`,
      )
      .join(" ")} ET`;
    const { text } = await opened(pdf({ pages: [[]], after }), "a.pdf");
    expect(text.replace(/\s+/g, " ")).toMatch(
      /^left a of the first left b .* left h of the first right a of the next right b .* right h of the next$/,
    );
  });
  it("leaves out notes at the foot of a page, and what stands above them runs on", async () => {
    const foot = "BT /F1 8 Tf 72 90 Td 10 TL (1 A Treaty of Straits, 1998.) Tj T* (so the ministry.) Tj ET";
    const page = ["Norland and Varda have talked for seven years about the strait and", "nothing was signed by"];
    const found = await opened(pdf({ pages: [page, ["anybody at all."]], after: foot }), "a.pdf");
    expect(found.text).not.toMatch(/Treaty|ministry/);
    expect(found.text).toContain("nothing was signed by anybody at all.");
    expect(found.notes.join(" ")).toMatch(/2 footnotes were left out/);
  });
  it("keeps the hyphen of a compound at a line's end, and drops that of a broken word", async () => {
    const page = [
      "The cease-fire holds, and the well-",
      "known envoy of the self-",
      "styled republic spoke of a cease-",
      "fire and of inter-",
      "national waters.",
    ];
    expect((await opened(pdf({ pages: [page] }), "a.pdf")).text).toBe(
      "The cease-fire holds, and the well-known envoy of the self-styled republic spoke of a cease-fire and of international waters.",
    );
  });
  it("takes no title that a program gave it", async () => {
    for (const title of ["Microsoft Word - draft7", "about:blank", "final.docx"])
      expect((await opened(pdf({ pages: [body], title }))).title, title).toBeNull();
  });
  it("is known where a line stands before it", async () =>
    expect((await opened(Buffer.concat([Buffer.from("\r\n"), pdf({ pages: [body] })]), "a.pdf")).text).toMatch(
      /^Norland and Varda/,
    ));
  it("that is encrypted, a scan, or damaged is refused in words", async () => {
    expect(await refused(pdf({ pages: [body], encrypted: true }))).toMatch(/encrypted and asks for a password/);
    expect(await refused(pdf({ pages: [[], []] }))).toMatch(/no page of this PDF holds text \(2 pages\): it is a scan/);
    expect(await refused(bytes("%PDF-1.4\nthis is not a PDF"))).toMatch(/damaged/);
    expect(await refused(bytes("plain words"), "a.pdf")).toMatch(/named \.pdf but is not a PDF/);
  });
  it("of which some pages are scans says which", async () =>
    expect((await opened(pdf({ pages: [body, [], body] }))).notes.join()).toMatch(/Page 2 of 3 holds no text/));
});

describe("a .docx file", () => {
  const docx = (paragraphs: string[]): Uint8Array =>
    zipSync({
      "[Content_Types].xml": bytes(
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      ),
      "_rels/.rels": bytes(
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
      ),
      "word/document.xml": bytes(
        `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraphs.map((p) => `<w:p><w:r><w:t>${p}</w:t></w:r></w:p>`).join("")}</w:body></w:document>`,
      ),
      "docProps/core.xml": bytes(
        '<cp:coreProperties xmlns:cp="a" xmlns:dc="b"><dc:title>Gas &amp; islands</dc:title><dc:creator>A. Writer</dc:creator></cp:coreProperties>',
      ),
    });
  it("gives its paragraphs, title and author", async () => {
    expect(await opened(docx(["Norland needs gas.", "Varda sells it."]), "a.docx")).toMatchObject({
      text: "Norland needs gas.\n\nVarda sells it.",
      title: "Gas & islands",
      author: "A. Writer",
      format: "docx",
    });
  });
  it("keeps words apart at a line break, leaves its notes out, and says that tracked changes count as accepted", async () => {
    const made = unzipSync(
      docx([
        'Norland needs</w:t><w:br/><w:t>gas.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:del><w:r><w:delText>Never.</w:delText></w:r></w:del><w:ins w:id="3"><w:r><w:t> Soon.</w:t></w:r></w:ins><w:r><w:t>',
      ]),
    );
    const found = await opened(
      zipSync({
        ...made,
        "word/_rels/document.xml.rels": bytes(
          '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>',
        ),
        "word/footnotes.xml": bytes(
          '<?xml version="1.0"?><w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="2"><w:p><w:r><w:t>So the ministry.</w:t></w:r></w:p></w:footnote></w:footnotes>',
        ),
      }),
      "a.docx",
    );
    expect(found.text).toBe("Norland needs gas. Soon.");
    expect(found.notes).toEqual(["Tracked changes were read as if accepted.", "A footnote was left out."]);
  });
  it("that is another archive, damaged, or unpacks without end is refused in words", async () => {
    expect(await refused(zipSync({ "xl/workbook.xml": bytes("x") }))).toMatch(/a table \(\.xlsx\)/);
    expect(await refused(zipSync({ "a.txt": bytes("x") }))).toMatch(/\.zip file and not a \.docx/);
    expect(await refused(docx(["x"]).slice(0, 200))).toMatch(/damaged/);
    expect(await refused(docx([]))).toMatch(/holds no text/);
    const bomb = Buffer.from(docx(["x"]));
    bomb.writeUInt32LE(210 * 2 ** 20, bomb.lastIndexOf("PK\u0001\u0002") + 24); // the size that the last entry of the directory claims
    expect(await refused(bomb)).toMatch(/unpacks to 210 MiB/);
  });
});
