/** Files in words: how large, of what kind. Pure. */
import { i18n } from "@lingui/core";

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** "812 byte", "3.4 MB": as the reader's language has it. */
export function sizeWords(bytes: number, locale = i18n.locale): string {
  let value = bytes;
  let nth = 0;
  while (value >= 999.5 && nth < UNITS.length - 1) {
    value /= 1_000;
    nth += 1;
  }
  const digits = nth === 0 || value >= 99.5 ? 0 : 1;
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit: UNITS[nth] ?? "byte",
    unitDisplay: "short",
    maximumFractionDigits: digits,
  }).format(value);
}

/** The letters on a file's icon: "PDF", "XLSX"; empty where the name has no ending. */
export function endingOf(name: string): string {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1] ?? "";
  return ending.toUpperCase();
}

export type Family = "document" | "sheet" | "slides" | "archive" | "code" | "sound" | "film" | "picture" | "other";

const FAMILIES: readonly (readonly [Family, string])[] = [
  ["document", "PDF DOC DOCX ODT RTF TXT MD PAGES"],
  ["sheet", "XLS XLSX ODS CSV TSV NUMBERS"],
  ["slides", "PPT PPTX ODP KEY"],
  ["archive", "ZIP GZ TGZ TAR 7Z RAR BZ2 XZ"],
  ["code", "JS TS TSX PY RB GO RS C H CPP JAVA SH SQL JSON XML YAML YML TOML HTML CSS SVG"],
  ["sound", "MP3 M4A OGG OPUS WAV FLAC AAC"],
  ["film", "MP4 MOV WEBM MKV AVI"],
  ["picture", "PNG JPG JPEG GIF WEBP AVIF HEIC BMP TIF TIFF PSD"],
];

/** What sort of thing it is, for its icon. The name is good enough for a picture of it. */
export function familyOf(name: string): Family {
  const ending = endingOf(name);
  return FAMILIES.find(([, endings]) => ending !== "" && endings.split(" ").includes(ending))?.[0] ?? "other";
}
