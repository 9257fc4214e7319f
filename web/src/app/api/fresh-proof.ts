/** Asks the person to confirm their identity again. Resolves with false when they decline. */
type PromptForProof = () => Promise<boolean>;

let promptForProof: PromptForProof = async () => false;

/** One listener: the dialog. @returns the way to stop */
export function onProofRequested(listener: PromptForProof): () => void {
  promptForProof = listener;
  return () => {
    promptForProof = async () => false;
  };
}

/** Only error bodies are read a second time, since they are short. */
const shortAnswer = 2_000;

async function needsProof(response: Response): Promise<boolean> {
  // A compressed answer is to a query, and says nothing about its length.
  if (response.headers.has('content-encoding')) return false;
  if (!(Number(response.headers.get('content-length')) < shortAnswer)) return false;
  return (await response.clone().text()).includes('"PROOF_REQUIRED"');
}

/** A request refused for lack of a fresh proof is sent again unchanged after the person has given one. */
export const retryWithProof =
  (send: typeof fetch): typeof fetch =>
  async (address, init) => {
    const response = await send(address, init);
    if (!(await needsProof(response)) || !(await promptForProof())) return response;
    return send(address, init);
  };
