const FONT = '"Segoe UI Variable Text", "Segoe UI", system-ui, -apple-system, "Noto Sans", Roboto, sans-serif';

const palette = {
  light: { text: '#1d2a30', subtle: '#566670', accent: '#0b6b7a', good: '#0d7346', warning: '#8a5300', attention: '#b3261e', light: '#71808a', surface: '#ffffff', emphasis: '#eff5f5', accentBack: '#e0f2f1', goodBack: '#e3f4ea', warningBack: '#fdf1dc', attentionBack: '#fdebe9', line: '#d5dfe2' },
  dark: { text: '#e8eff1', subtle: '#a3b4bb', accent: '#5fd0c5', good: '#62d296', warning: '#f0b75c', attention: '#ff9c93', light: '#93a4ac', surface: '#1d282d', emphasis: '#26343a', accentBack: '#173b3e', goodBack: '#17382a', warningBack: '#3d2f16', attentionBack: '#43211f', line: '#3a4a51' },
};

const colors = (p) => Object.fromEntries(
  Object.entries({ default: p.text, dark: p.text, light: p.light, accent: p.accent, good: p.good, warning: p.warning, attention: p.attention })
    .map(([name, color]) => [name, { default: color, subtle: name === 'default' ? p.subtle : color }]),
);

const style = (p, backgroundColor) => ({ backgroundColor, foregroundColors: colors(p) });

/** How cards look on this page; six actions, as Teams shows. */
export function hostConfig(theme) {
  const p = palette[theme];
  return {
    fontFamily: FONT,
    supportsInteractivity: true,
    hostCapabilities: { capabilities: null },
    spacing: { small: 6, default: 10, medium: 16, large: 22, extraLarge: 30, padding: 16 },
    separator: { lineThickness: 1, lineColor: p.line },
    fontSizes: { small: 12, default: 14, medium: 15, large: 18, extraLarge: 22 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    lineHeights: { small: 17, default: 20, medium: 22, large: 25, extraLarge: 29 },
    imageSizes: { small: 40, medium: 80, large: 160 },
    containerStyles: {
      default: style(p, p.surface), emphasis: style(p, p.emphasis), accent: style(p, p.accentBack),
      good: style(p, p.goodBack), warning: style(p, p.warningBack), attention: style(p, p.attentionBack),
    },
    actions: {
      maxActions: 6, spacing: 'default', buttonSpacing: 8, preExpandSingleShowCardAction: false,
      showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
      actionsOrientation: 'horizontal', actionAlignment: 'left',
    },
    adaptiveCard: { allowCustomStyle: false },
    textBlock: { headingLevel: 3 },
    textStyles: { heading: { size: 'large', weight: 'bolder' }, columnHeader: { weight: 'bolder' } },
    factSet: {
      title: { color: 'default', size: 'default', isSubtle: true, weight: 'default', wrap: true, maxWidth: 160 },
      value: { color: 'default', size: 'default', weight: 'default', wrap: true }, spacing: 16,
    },
    inputs: {
      label: { inputSpacing: 'small', requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' }, optionalInputs: { weight: 'bolder' } },
      errorMessage: { color: 'attention', weight: 'default', spacing: 'small' },
    },
    table: { cellSpacing: 8 },
  };
}
