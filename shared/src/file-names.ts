/** The endings that say which type a file has. Anything else behind a dot, such as a date or a version, belongs to its name. */
const endings = new Set(
  [
    'doc docx docm dot dotx dotm odt ott rtf txt md pages tex',
    'xls xlsx xlsm xlsb xlt xltx csv tsv ods ots numbers',
    'ppt pptx pptm pps ppsx pot potx odp otp key',
    'pdf ps eps xps epub odg vsd vsdx html htm xhtml mht mhtml xml json yml yaml log ini msg eml ics vcf',
    'jpg jpeg jfif png gif webp heic heif avif tif tiff bmp svg ico psd ai raw',
    'mp3 m4a wav ogg flac mp4 m4v mov avi mkv webm wmv',
    'zip 7z rar gz bz2 xz tar tgz cab iso dmg',
    'exe dll js mjs vbs jar bat cmd com scr ps1 lnk hta msi sh php py pl rb app apk bin',
  ]
    .join(' ')
    .split(' '),
);

/** The name of a file without its ending, and the ending in lower case. «Referat 3.11» has none. */
export function splitName(name: string): { stem: string; ending: string | undefined } {
  const [, stem = name, last] = /^(.*)\.([a-z0-9]{1,5})$/is.exec(name) ?? [];
  const ending = last?.toLowerCase();
  return ending && endings.has(ending) ? { stem, ending } : { stem: name, ending: undefined };
}
