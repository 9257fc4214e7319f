import { type ErrorCode, errorCodes, type FieldError } from '@krets/shared/errors';

export type Uploaded = { id: string; name: string; mediaType: string; bytes: number; isImage: boolean };
/** What is wrong with the file itself. */
const fileFaults = [
  'type',
  'broken',
  'infected',
  'empty',
  'heic',
  'moving',
  'oldOffice',
  'macros',
  'program',
  'unpacks',
  'pixels',
] as const;
/** Why a file was refused. */
export type UploadFault = ErrorCode | (typeof fileFaults)[number] | 'network';

function uploadFaultOf(answer: unknown): UploadFault {
  const { errors } = (answer ?? {}) as { errors?: { extensions?: { code?: unknown; fields?: FieldError[] } }[] };
  const { code, fields } = errors?.[0]?.extensions ?? {};
  return (
    fileFaults.find((rule) => rule === fields?.[0]?.rule) ?? errorCodes.find((known) => known === code) ?? 'INTERNAL'
  );
}

/** Some systems allow half a surrogate pair in a file name. */
const withoutLoneSurrogates = (name: string) => new TextDecoder().decode(new TextEncoder().encode(name));

/** Uploads one file. XMLHttpRequest, because `fetch` reports no upload progress. @returns a function that cancels it */
export function uploadFile(
  networkId: string,
  file: File,
  on: { progress(sent: number): void; done(uploaded: Uploaded): void; fault(fault: UploadFault): void },
): () => void {
  const request = new XMLHttpRequest();
  request.open('POST', `/files?networkId=${networkId}`);
  request.responseType = 'json';
  request.setRequestHeader('content-type', 'application/octet-stream');
  request.setRequestHeader('x-file-name', encodeURIComponent(withoutLoneSurrogates(file.name)));
  request.upload.onprogress = (event) => on.progress(event.loaded);
  request.onload = () => {
    if (request.status === 201) on.done(request.response as Uploaded);
    else on.fault(uploadFaultOf(request.response));
  };
  request.onerror = () => on.fault('network');
  request.send(file);
  return () => request.abort();
}
