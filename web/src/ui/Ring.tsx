import './Ring.css';

type Props = {
  /** Dots in the ring; the logo has eight. */
  dots?: number;
  /** How many of them are filled; all by default. */
  filled?: number;
  /** Which dot, counted from the top, stands out in cloudberry. */
  turn?: number;
  /** Filled dots from this place on stand out in cloudberry. */
  beyond?: number;
  size?: number;
};

/** The ring of dots: the logo, and the seats of a network. It decorates: the number and the words stand beside it. */
export function Ring({ dots = 8, filled = dots, turn, beyond, size = 28 }: Props) {
  const radius = dots > 12 ? 1.9 : 2.9;
  return (
    <svg className="ring" viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" focusable="false">
      {Array.from({ length: dots }, (_, place) => {
        const angle = (place / dots) * 2 * Math.PI - Math.PI / 2;
        const standsOut = place === turn || (beyond !== undefined && place >= beyond && place < filled);
        const kind = standsOut ? 'ring-turn' : place < filled ? 'ring-filled' : 'ring-free';
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
