import './DotRing.css';

type Props = {
  /** Dots in the ring; the logo has eight. */
  dots?: number;
  /** How many of them are filled; all by default. */
  filled?: number;
  /** The dot, counted from the top, that is highlighted in cloudberry. */
  accent?: number;
  /** Filled dots from this index on are highlighted in cloudberry. */
  accentFrom?: number;
  size?: number;
};

/** The ring of dots: the logo, and the seats of a network. Decoration: the number is given in text beside it. */
export function DotRing({ dots = 8, filled = dots, accent, accentFrom, size = 28 }: Props) {
  const radius = dots > 12 ? 1.9 : 2.9;
  return (
    <svg className="dot-ring" viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" focusable="false">
      {Array.from({ length: dots }, (_, place) => {
        const angle = (place / dots) * 2 * Math.PI - Math.PI / 2;
        const isAccent = place === accent || (accentFrom !== undefined && place >= accentFrom && place < filled);
        const kind = isAccent ? 'dot-ring-accent' : place < filled ? 'dot-ring-filled' : 'dot-ring-free';
        return (
          <circle
            // biome-ignore lint/suspicious/noArrayIndexKey: a dot is its place in the ring
            key={place}
            className={kind}
            cx={16 + 12 * Math.cos(angle)}
            cy={16 + 12 * Math.sin(angle)}
            r={radius}
          />
        );
      })}
    </svg>
  );
}
