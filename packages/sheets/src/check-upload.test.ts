import { describe, expect, it } from 'vitest';
import { checkUpload } from './check-upload.ts';

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const ZIP = bytes('PK\x03\x04 and so on');
const CSV = bytes('rut;nombre\n12345678-5;Ana\n');
const status = (name: string, head: Uint8Array, size = head.length): number | null =>
  checkUpload(name, head, size)?.status ?? null;

describe('checkUpload', () => {
  it('lets the two formats pass, whatever the case of the name', () => {
    expect(status('Cartera.XLSX ', ZIP)).toBeNull();
    expect(status('cartera.csv', CSV)).toBeNull();
    expect(status('cartera.csv', bytes('\xef\xbb\xbfrut,nombre\n'))).toBeNull();
    expect(status('cartera.csv', bytes('rut;nombre\n1;Mu\xf1oz\n'))).toBeNull();
  });

  it.each(['cartera.xls', 'cartera.xlsm', 'cartera', 'cartera.xlsx.exe', ''])('answers 400 to %s', (name) => {
    expect(checkUpload(name, ZIP, 10)).toEqual({
      code: 'unsupported_media_type',
      status: 400,
      message: 'Solo se permiten archivos Excel (.xlsx) o CSV; guarde el .xls como .xlsx',
    });
  });

  it('answers 413 past 10 MB', () => {
    expect(status('a.xlsx', ZIP, 10 * 1024 * 1024)).toBeNull();
    expect(checkUpload('a.xlsx', ZIP, 10 * 1024 * 1024 + 1)).toMatchObject({
      code: 'too_large',
      status: 413,
    });
  });

  it.each([
    ['html as xlsx', 'a.xlsx', '<html><table>'],
    ['html as csv', 'a.csv', ' \n<html><table>'],
    ['xml as xlsx', 'a.xlsx', '\xef\xbb\xbf<?xml version="1.0"?>'],
    ['pdf as xlsx', 'a.xlsx', '%PDF-1.7'],
    ['text as xlsx', 'a.xlsx', 'rut;nombre'],
    ['zip as csv', 'a.csv', 'PK\x03\x04'],
    ['utf-16 as csv', 'a.csv', '\xff\xfer\0u\0t\0'],
    ['program as csv', 'a.csv', '\x7fELF\x02\x01\x01\0'],
  ])('answers 415 to %s', (_, name, head) => expect(status(name, bytes(head))).toBe(415));

  it('tells an empty file', () => {
    expect(checkUpload('a.csv', new Uint8Array(), 0)).toMatchObject({ code: 'empty', status: 422 });
    expect(checkUpload('a.csv', bytes(' \r\n'), 3)).toMatchObject({ code: 'empty', status: 422 });
  });
});
