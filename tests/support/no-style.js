// A style sheet, for a component that is shown without a browser.
