import { createTransport, type Transporter } from 'nodemailer';

export type Letter = { to: string; subject: string; text: string };

/** Sends by SMTP, or prints the letter where no server is named. Plain text, no tracking. */
export class Mail {
  readonly #transport: Transporter | undefined;

  constructor(
    smtpUrl: string | undefined,
    private readonly from: string,
  ) {
    this.#transport = smtpUrl ? createTransport(smtpUrl) : undefined;
  }

  /** Whether the mail server takes letters from us now; null when there is none. */
  async answers(): Promise<boolean | null> {
    return this.#transport ? this.#transport.verify() : null;
  }

  async send(letter: Letter): Promise<void> {
    if (this.#transport) {
      await this.#transport.sendMail({ from: this.from, ...letter });
    } else {
      process.stdout.write(`\n--- Mail to ${letter.to}: ${letter.subject}\n${letter.text}\n---\n`);
    }
  }
}
