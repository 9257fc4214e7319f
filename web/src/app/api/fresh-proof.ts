/** Asks the person to prove anew who they are. Resolves with false when they would rather not. */
type PromptForProof = () => Promise<boolean>;

let promptForProof: PromptForProof = async () => false;

/** One listener: the dialog. @returns the way to stop */
export function onProofRequested(listener: PromptForProof): () => void {
  promptForProof = listener;
  return () => {
    promptForProof = async () => false;
  };
}

/** An error is a short answer; nothing else is read twice. */
const shortAnswer = 2_000;

async function needsProof(response: Response): Promise<boolean> {
  if (!(Number(response.headers.get('content-length')) < shortAnswer)) return false;
  return (await response.clone().text()).includes('"PROOF_REQUIRED"');
}

/** What is refused for want of a fresh proof is sent again, as it was, when the person has given one. */
export const retryWithProof =
  (send: typeof fetch): typeof fetch =>
  async (address, init) => {
    const response = await send(address, init);
    if (!(await needsProof(response)) || !(await promptForProof())) return response;
    return send(address, init);
  };
