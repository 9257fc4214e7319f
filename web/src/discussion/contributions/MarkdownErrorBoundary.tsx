import { Component, type ReactNode } from 'react';

type Props = { text: string; children: ReactNode };

/** A text that fails to render does not break the page: it is shown as it was typed. */
export class MarkdownErrorBoundary extends Component<Props, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? <PlainText text={this.props.text} /> : this.props.children;
  }
}

export const PlainText = ({ text }: { text: string }) => <p className="plain-text">{text}</p>;
