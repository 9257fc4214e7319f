/** Copies a text. @returns false where the browser does not allow it; the text must then be shown */
export async function copyToClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
