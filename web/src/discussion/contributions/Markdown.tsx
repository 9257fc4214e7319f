import type { Language } from '@krets/shared/kinds';
import type { ReactNode } from 'react';
import ReactMarkdown, { type Components, type Options } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import './Markdown.css';
import { MarkdownErrorBoundary, PlainText } from './MarkdownErrorBoundary.js';
import { restoreTyped } from './markdown-as-typed.js';
import { exceedsMarkdownLimits, limitDepth } from './markdown-limits.js';
import { plainSyntax } from './markdown-syntax.js';

type Children = { children?: ReactNode };

const upper = ({ children }: Children) => <h3>{children}</h3>;
const lower = ({ children }: Children) => <h4>{children}</h4>;

/** Headings in a post start below the page's own level. Pictures are links: those of other hosts would reveal who reads. */
const components: Components = {
  ...{ h1: upper, h2: upper, h3: lower, h4: lower, h5: lower, h6: lower },
  a: ({ href, children }) =>
    /^(?:#|tel:)/.test(href ?? '') ? (
      <a href={href}>{children}</a>
    ) : (
      <a href={href} rel="noopener noreferrer nofollow" target="_blank">
        {children}
      </a>
    ),
};

const plugins: Options['remarkPlugins'] = [limitDepth, [remarkGfm, { singleTilde: false }], plainSyntax, restoreTyped];
/** The usual handler removes the spaces at the beginning of lines. */
const handlers: NonNullable<Options['remarkRehypeOptions']>['handlers'] = {
  text: (_, { value }: { value: string }) => ({ type: 'text', value }),
};

/** Renders what people wrote as Markdown; raw HTML in it stays text. */
export default function Markdown({ text, lang }: { text: string; lang: Language }) {
  return (
    <div className="markdown" lang={lang}>
      <MarkdownErrorBoundary key={text} text={text}>
        {exceedsMarkdownLimits(text) ? (
          <PlainText text={text} />
        ) : (
          <ReactMarkdown
            remarkPlugins={plugins}
            remarkRehypeOptions={{ handlers }}
            // Links that could run a script are text by now.
            urlTransform={(url) => url}
            components={components}
          >
            {text}
          </ReactMarkdown>
        )}
      </MarkdownErrorBoundary>
    </div>
  );
}
