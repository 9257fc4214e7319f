/** An organisation number, or K and the number of a municipality whose organisation number is not certain. */
export const organisationId = /^(\d{9}|K\d{4})$/;

const weights = [3, 2, 7, 6, 5, 4, 3, 2];

/** Nine digits of which the last checks the others, modulo eleven, as Brønnøysundregistra gives them out. */
export function isOrganisationNumber(text: string): boolean {
  if (!/^\d{9}$/.test(text)) return false;
  const digits = [...text].map(Number);
  const sum = weights.reduce((total, weight, i) => total + weight * (digits[i] ?? 0), 0);
  return (11 - (sum % 11)) % 11 === digits[8];
}
