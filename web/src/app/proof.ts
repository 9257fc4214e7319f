/** Asks the person to prove anew who they are. Resolves with false when they would rather not. */
type AskForProof = () => Promise<boolean>;

let askForProof: AskForProof = async () => false;

/** One listener: the dialog. @returns the way to stop */
export function whenProofIsAsked(listener: AskForProof): () => void {
  askForProof = listener;
  return () => {
    askForProof = async () => false;
  };
}

/** An error is a short answer; nothing else is read twice. */
const shortAnswer = 2_000;

async function asksForProof(response: Response): Promise<boolean> {
  if (!(Number(response.headers.get('content-length')) < shortAnswer)) return false;
  return (await response.clone().text()).includes('"PROOF_REQUIRED"');
}

/** What is refused for want of a fresh proof is sent again, as it was, when the person has given one. */
export const withProof =
  (ask: typeof fetch): typeof fetch =>
  async (address, init) => {
    const response = await ask(address, init);
    if (!(await asksForProof(response)) || !(await askForProof())) return response;
    return ask(address, init);
  };
