import { createECDH, hkdfSync } from 'node:crypto';

/** Both as web push writes them: base64url. */
export type PushKey = { publicKey: string; privateKey: string };

/** The order of the curve P-256. */
const order = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551');

/** @throws Error when it is no private key of P-256 */
export function pushKeyOf(privateKey: string): PushKey {
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(privateKey, 'base64url');
  return { publicKey: curve.getPublicKey('base64url'), privateKey };
}

/** From a secret of the installation: the same on each server, and stored nowhere. */
export function pushKeyFrom(secret: string): PushKey {
  const bits = BigInt(`0x${Buffer.from(hkdfSync('sha256', secret, '', 'push key', 48)).toString('hex')}`);
  const scalar = ((bits % (order - 1n)) + 1n).toString(16).padStart(64, '0');
  return pushKeyOf(Buffer.from(scalar, 'hex').toString('base64url'));
}
