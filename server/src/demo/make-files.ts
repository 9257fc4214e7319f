import sharp from 'sharp';

const escaped = (text: string) => text.replace(/[\\()]/g, '\\$&');

/** One page of plain text as a PDF; its standard font has only Latin-1. */
export function makePdf([title = '', ...lines]: readonly string[]): Buffer {
  const text = [`BT /F1 20 Tf 60 770 Td (${escaped(title)}) Tj`, '/F1 12 Tf 0 -36 Td 20 TL'];
  for (const line of lines) text.push(`(${escaped(line)}) Tj T*`);
  const content = Buffer.from(`${text.join('\n')}\nET`, 'latin1').toString('latin1');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  let file = '%PDF-1.4\n';
  const places = objects.map((object, n) => {
    const place = file.length;
    file += `${n + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const start = file.length;
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

/** A picture without text. */
export const makePicture = (drawing: string): Promise<Buffer> =>
  sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="900" height="560">${drawing}</svg>`))
    .png()
    .toBuffer();
