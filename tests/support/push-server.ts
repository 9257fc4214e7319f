import {
  createDecipheriv,
  createECDH,
  createHash,
  createPublicKey,
  type ECDH,
  hkdfSync,
  randomBytes,
  verify,
} from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

type Pushed = { text: string; bytes: number; ttl: string; topic: string; urgency: string; claims: { sub: string } };

const base64url = (bytes: Buffer) => bytes.toString('base64url');
const hkdf = (secret: Buffer, salt: Buffer, info: string | Buffer, bytes: number) =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, bytes));

/** A browser as its push server knows it: an address and keys, and what has come. */
export class Device {
  readonly id = base64url(randomBytes(16));
  readonly #keys: ECDH = createECDH('prime256v1');
  readonly #auth = randomBytes(16);
  readonly received: Pushed[] = [];
  asked = 0;
  /** What the server answers instead of taking it. */
  answer: number | undefined;

  constructor(readonly endpoint: (id: string) => string) {
    this.#keys.generateKeys();
  }

  subscription(serverKey: string) {
    return {
      endpoint: this.endpoint(this.id),
      p256dh: base64url(this.#keys.getPublicKey()),
      auth: base64url(this.#auth),
      serverKey,
    };
  }

  get fingerprint(): string {
    return createHash('sha256').update(this.endpoint(this.id)).digest('hex');
  }

  /** RFC 8291 and RFC 8188, with one record. @throws Error when it was not encrypted for this browser */
  decrypt(body: Buffer): string {
    const salt = body.subarray(0, 16);
    const keyBytes = body.readUInt8(20);
    const sender = body.subarray(21, 21 + keyBytes);
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), this.#keys.getPublicKey(), sender]);
    const secret = hkdf(this.#keys.computeSecret(sender), this.#auth, info, 32);
    const key = hkdf(secret, salt, 'Content-Encoding: aes128gcm\0', 16);
    const nonce = hkdf(secret, salt, 'Content-Encoding: nonce\0', 12);
    const record = body.subarray(21 + keyBytes);
    const decipher = createDecipheriv('aes-128-gcm', key, nonce).setAuthTag(record.subarray(-16));
    const plain = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
    if (plain.at(-1) !== 2) throw new Error('The last record has no end.');
    return plain.subarray(0, -1).toString('utf8');
  }
}

/** RFC 8292. @throws Error when the token is not signed with that key, for this server and this day */
function claimsOf(authorization: string, origin: string): { sub: string; key: string } {
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(authorization) ?? [];
  const [header = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  const jwk = { kty: 'EC', crv: 'P-256', x: base64url(point.subarray(1, 33)), y: base64url(point.subarray(33)) };
  const signed = verify(
    'sha256',
    Buffer.from(`${header}.${claims}`),
    { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString());
  const seconds = Date.now() / 1_000;
  if (!signed || aud !== origin || exp < seconds || exp > seconds + 86_400) throw new Error('The token is not valid.');
  return { sub, key };
}

const bodyOf = async (request: IncomingMessage) => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
};

/** A separate push server, which takes only what is signed with the right key and encrypted for the browser. */
export class PushServer {
  readonly #devices = new Map<string, Device>();
  /** Why something was not taken. */
  readonly faults: string[] = [];
  serverKey = '';

  private constructor(
    private readonly server: Server,
    readonly origin: string,
  ) {}

  static async open(): Promise<PushServer> {
    const server = createServer((request, response) => {
      void answering.take(request).then(
        (status) => response.writeHead(status, status === 429 ? { 'retry-after': '600' } : {}).end(),
        (error: unknown) => {
          answering.faults.push(String(error));
          response.writeHead(403).end();
        },
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const answering = new PushServer(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    return answering;
  }

  device(): Device {
    const device = new Device((id) => `${this.origin}/push/${id}`);
    this.#devices.set(device.id, device);
    return device;
  }

  async take(request: IncomingMessage): Promise<number> {
    const device = this.#devices.get(request.url?.split('/')[2] ?? '');
    const body = await bodyOf(request);
    if (!device || request.method !== 'POST') return 404;
    device.asked += 1;
    if (device.answer !== undefined) return device.answer;
    const { headers } = request;
    const { sub, key } = claimsOf(headers.authorization ?? '', this.origin);
    if (key !== this.serverKey || headers['content-encoding'] !== 'aes128gcm') throw new Error('Not for this server.');
    const text = device.decrypt(body);
    const { ttl, topic, urgency } = headers as Record<string, string>;
    device.received.push({
      ...{ text, bytes: Buffer.byteLength(text), claims: { sub } },
      ...{ ttl: ttl ?? '', topic: topic ?? '', urgency: urgency ?? '' },
    });
    return 201;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }
}
