import type { Language } from '@krets/shared/kinds';
import ReactMarkdown, { type Components } from 'react-markdown';
import remarkBreaks from 'remark-breaks';
import remarkGfm from 'remark-gfm';
import './Markdown.css';
import { MarkdownErrorBoundary, PlainText } from './MarkdownErrorBoundary.js';
import { exceedsMarkdownLimits, limitDepth } from './markdown-limits.js';

/** Headings in a post start below the page's own level. Pictures of other hosts are left out: they would reveal who reads. */
const components: Components = {
  h1: ({ children }) => <h3>{children}</h3>,
  h2: ({ children }) => <h3>{children}</h3>,
  h3: ({ children }) => <h4>{children}</h4>,
  img: ({ alt, src }) => (
    <a href={typeof src === 'string' ? src : undefined} rel="noopener noreferrer nofollow" target="_blank">
      {alt || src}
    </a>
  ),
  a: ({ href, children }) => (
    <a href={href} rel="noopener noreferrer nofollow" target="_blank">
      {children}
    </a>
  ),
};

/** Renders what people wrote as Markdown; raw HTML in it stays text. */
export default function Markdown({ text, lang }: { text: string; lang: Language }) {
  return (
    <div className="markdown" lang={lang}>
      <MarkdownErrorBoundary key={text} text={text}>
        {exceedsMarkdownLimits(text) ? (
          <PlainText text={text} />
        ) : (
          <ReactMarkdown remarkPlugins={[limitDepth, remarkGfm, remarkBreaks]} components={components}>
            {text}
          </ReactMarkdown>
        )}
      </MarkdownErrorBoundary>
    </div>
  );
}
