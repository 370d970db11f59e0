/**
 * `@cantoo/pdf-lib`. Everything in the program must take it from here: objects of one build of it are not `instanceof`
 * the classes of another.
 */
import { lib } from './load-pdf-lib.ts';

export const {
  PDFArray,
  PDFBool,
  PDFContext,
  PDFDict,
  PDFDocument,
  PDFHeader,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFNumber,
  PDFObjectParser,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
  PDFWriter,
  StandardFonts,
  decodePDFRawStream,
  rgb,
} = lib;

export type PDFArray = import('@cantoo/pdf-lib').PDFArray;
export type PDFContext = import('@cantoo/pdf-lib').PDFContext;
export type PDFDict = import('@cantoo/pdf-lib').PDFDict;
export type PDFDocument = import('@cantoo/pdf-lib').PDFDocument;
export type PDFFont = import('@cantoo/pdf-lib').PDFFont;
export type PDFHexString = import('@cantoo/pdf-lib').PDFHexString;
export type PDFName = import('@cantoo/pdf-lib').PDFName;
export type PDFNumber = import('@cantoo/pdf-lib').PDFNumber;
export type PDFObject = import('@cantoo/pdf-lib').PDFObject;
export type PDFPage = import('@cantoo/pdf-lib').PDFPage;
export type PDFRawStream = import('@cantoo/pdf-lib').PDFRawStream;
export type PDFRef = import('@cantoo/pdf-lib').PDFRef;
export type PDFStream = import('@cantoo/pdf-lib').PDFStream;
export type PDFString = import('@cantoo/pdf-lib').PDFString;
