/** Pages that exist only in the demo; what is part of it sets them when it is loaded. */
export const demoPages: { mail: string | null } = { mail: null };
