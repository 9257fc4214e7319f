import { createHash, createHmac } from 'node:crypto';

export type S3Request = { method: string; host: string; path: string; headers: Record<string, string> };
export type S3Credentials = { region: string; accessKey: string; secretKey: string };

/** SHA-256 of nothing, for requests without a body. */
export const nothing = createHash('sha256').update('').digest('hex');

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

/**
 * Headers of a request, signed with AWS Signature Version 4.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
 */
export function signed(
  { method, host, path, headers }: S3Request,
  { region, accessKey, secretKey }: S3Credentials,
  bodyHash: string,
  at: Date,
): Record<string, string> {
  const moment = `${at.toISOString().replace(/[-:]|\.\d+/g, '')}`;
  const day = moment.slice(0, 8);
  const all: Record<string, string> = { ...headers, host, 'x-amz-content-sha256': bodyHash, 'x-amz-date': moment };
  const names = Object.keys(all).sort();
  const canonical = [method, path, '', ...names.map((name) => `${name}:${all[name]}`), '', names.join(';'), bodyHash];
  const scope = `${day}/${region}/s3/aws4_request`;
  const digest = createHash('sha256').update(canonical.join('\n')).digest('hex');
  const key = ['aws4_request', 's3', region, day].reduceRight<string | Buffer>(hmac, `AWS4${secretKey}`);
  const signature = hmac(key, ['AWS4-HMAC-SHA256', moment, scope, digest].join('\n')).toString('hex');
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKey}/${scope},SignedHeaders=${names.join(';')},Signature=${signature}`;
  return { ...all, authorization };
}
