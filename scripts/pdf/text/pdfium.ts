/** PDFium as WebAssembly, called through its raw exports: their wrappers cost more than the calls. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { ByteSource } from '../document/byte-source.ts';
import { keptEngine } from './kept-engine.ts';

/** Pointers and booleans are numbers; 0 is "none" and "failed". */
export interface Pdfium {
  readonly memory: WebAssembly.Memory;
  malloc(size: number): number;
  free(pointer: number): void;
  FPDF_LoadMemDocument(data: number, size: number, password: number): number;
  FPDF_LoadCustomDocument(access: number, password: number): number;
  FPDF_CloseDocument(document: number): void;
  FPDF_GetPageCount(document: number): number;
  FPDF_LoadPage(document: number, index: number): number;
  FPDF_ClosePage(page: number): void;
  /** Quarter turns clockwise. */
  FPDFPage_GetRotation(page: number): number;
  FPDF_GetPageWidthF(page: number): number;
  FPDF_GetPageHeightF(page: number): number;
  FPDFBitmap_Create(width: number, height: number, alpha: number): number;
  /** @param format 1 gray, 2 BGR, 3 BGRx, 4 BGRA; @param first 0 where PDFium takes its own memory. fpdfview.h. */
  FPDFBitmap_CreateEx(width: number, height: number, format: number, first: number, stride: number): number;
  FPDFBitmap_FillRect(bitmap: number, left: number, top: number, width: number, height: number, argb: number): number;
  FPDFBitmap_GetBuffer(bitmap: number): number;
  FPDFBitmap_GetStride(bitmap: number): number;
  FPDFBitmap_Destroy(bitmap: number): void;
  FPDF_RenderPageBitmap(
    bitmap: number,
    page: number,
    left: number,
    top: number,
    width: number,
    height: number,
    rotate: number,
    flags: number,
  ): void;
  FPDFPage_CountObjects(page: number): number;
  FPDFPage_GetObject(page: number, index: number): number;
  FPDFPageObj_GetType(object: number): number;
  FPDFFormObj_CountObjects(form: number): number;
  FPDFFormObj_GetObject(form: number, index: number): number;
  FPDFText_LoadPage(page: number): number;
  FPDFText_ClosePage(text: number): void;
  FPDFText_CountChars(text: number): number;
  FPDFText_GetUnicode(text: number, index: number): number;
  FPDFText_IsGenerated(text: number, index: number): number;
  FPDFText_IsHyphen(text: number, index: number): number;
  FPDFText_GetTextObject(text: number, index: number): number;
  FPDFText_GetCharOrigin(text: number, index: number, x: number, y: number): number;
  FPDFText_GetCharBox(text: number, index: number, left: number, right: number, bottom: number, top: number): number;
  FPDFText_GetFontSize(text: number, index: number): number;
  FPDFText_GetMatrix(text: number, index: number, matrix: number): number;
  FPDFTextObj_GetFont(object: number): number;
  FPDFTextObj_GetTextRenderMode(object: number): number;
  FPDFFont_GetBaseFontName(font: number, buffer: number, size: number): number;
  FPDFPage_GetMediaBox: GetBox;
  FPDFPage_GetCropBox: GetBox;
  FPDFPage_GetTrimBox: GetBox;
}

type GetBox = (page: number, left: number, bottom: number, right: number, top: number) => number;

/** WebAssembly memory never shrinks; past this many bytes the next document gets a fresh instance. */
const mostMemory = 192 * 1024 * 1024;

/** What each instance reads through, by the number that PDFium gives back with each of its questions. */
interface Asked {
  readonly pointer: number;
  readonly sources: Map<number, ByteSource>;
}

const asked = new WeakMap<Pdfium, Asked>();

let loaded: Promise<Pdfium> | undefined;
let last: Pdfium | undefined;

let compiled: Promise<WebAssembly.Module> | undefined;

/** The engine's code. A thread that is given it compiles nothing, and the memory that it takes is shared. */
export function compilePdfium(): Promise<WebAssembly.Module> {
  compiled ??= readPdfium().then(async (wasm) => (await keptEngine(wasm)) ?? (await WebAssembly.compile(wasm)));
  return compiled;
}

/** The engine as its package has it. */
export async function readPdfium(): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm')));
}

/** What another thread has compiled. */
export function usePdfium(module: WebAssembly.Module): void {
  compiled = Promise.resolve(module);
}

async function load(): Promise<Pdfium> {
  const [{ init }, module] = await Promise.all([import('@embedpdf/pdfium'), compilePdfium()]);
  const library = await init({
    // Emscripten's own way to be given code: it answers through the second of its arguments.
    instantiateWasm: (imports: WebAssembly.Imports, ready: (instance: WebAssembly.Instance) => void) => {
      WebAssembly.instantiate(module, imports).then((instance) => ready(instance));
      return {};
    },
  });
  library.PDFiumExt_Init();
  const pdfium = (library.pdfium as unknown as { wasmExports: Pdfium }).wasmExports;
  const sources = new Map<number, ByteSource>();
  const answer = (which: number, from: number, into: number, length: number): number => {
    const source = sources.get(which);
    if (!source || (from >>> 0) + (length >>> 0) > source.length) return 0;
    source.read(new Uint8Array(pdfium.memory.buffer, into >>> 0, length >>> 0), from >>> 0);
    return 1;
  };
  asked.set(pdfium, { pointer: library.pdfium.addFunction(answer, 'iiiii'), sources });
  return pdfium;
}

/** A document that is read piece by piece: a large file is not copied into the memory of PDFium, which never shrinks. */
export interface LoadedDocument {
  /** 0 where PDFium cannot open it. */
  readonly document: number;
  readonly close: () => void;
}

export function loadDocument(pdfium: Pdfium, source: ByteSource): LoadedDocument {
  const { pointer, sources } = asked.get(pdfium)!;
  // It counts bytes in 32 bits.
  if (source.length > 0xffff_ffff) return { document: 0, close: () => undefined };
  // FPDF_FILEACCESS of fpdfview.h: length, function, and what is given back to it.
  const access = pdfium.malloc(12);
  sources.set(access, source);
  new Uint32Array(pdfium.memory.buffer, access, 3).set([source.length, pointer, access]);
  const document = pdfium.FPDF_LoadCustomDocument(access, 0);
  return {
    document,
    close: () => {
      if (document !== 0) pdfium.FPDF_CloseDocument(document);
      sources.delete(access);
      pdfium.free(access);
    },
  };
}

/** The one instance of the process: 40 ms the first time. Start it early and it costs nothing. */
export async function openPdfium(): Promise<Pdfium> {
  if (last && last.memory.buffer.byteLength > mostMemory) loaded = undefined;
  loaded ??= load();
  last = await loaded;
  return last;
}
