/**
 * The order in which the children of an element must stand, by ECMA-376 part 1 (sequences of the schema, chapter 17), as far as
 * anything that we write uses it. An element that is not listed here may hold its children in any order.
 */
export const ORDER: Readonly<Record<string, readonly string[]>> = {
  "w:pPr": words(
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
  ),
  "w:rPr": words(
    "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange",
  ),
  "w:sectPr": words(
    "headerReference|footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange",
  ),
  "w:tblPr": words(
    "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange",
  ),
  "w:tcPr": words(
    "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark headers cellIns cellDel cellMerge tcPrChange",
  ),
  "w:trPr": words(
    "cnfStyle|divId|gridBefore|gridAfter|wBefore|wAfter|cantSplit|trHeight|tblHeader|tblCellSpacing|jc|hidden ins del trPrChange",
  ),
  "w:tblBorders": words("top left|start bottom right|end insideH insideV"),
  "w:tcBorders": words("top left|start bottom right|end insideH insideV tl2br tr2bl"),
  "w:pBdr": words("top left bottom right between bar"),
  "w:tblCellMar": words("top left|start bottom right|end"),
  "w:tcMar": words("top left|start bottom right|end"),
  "w:numPr": words("ilvl numId numberingChange ins"),
  "w:tbl": words("tblPr tblGrid tr|ins|del|sdt|bookmarkStart|bookmarkEnd|commentRangeStart|commentRangeEnd"),
  "w:lvl": words("start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr"),
  "w:abstractNum": words("nsid multiLevelType tmpl name styleLink numStyleLink lvl"),
  "w:num": words("abstractNumId lvlOverride"),
  "w:numbering": words("numPicBullet abstractNum num numIdMacAtCleanup"),
  "w:style": words(
    "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
  ),
  "w:styles": words("docDefaults latentStyles style"),
  "w:docDefaults": words("rPrDefault pPrDefault"),
  "w:settings": words(
    "writeProtection view zoom removePersonalInformation removeDateAndTime displayBackgroundShape embedTrueTypeFonts mirrorMargins trackRevisions documentProtection defaultTabStop evenAndOddHeaders characterSpacingControl updateFields footnotePr endnotePr compat docVars rsids decimalSymbol listSeparator",
  ),
};

/** Elements of which one may hold only one of each kind of child. */
export const ONCE: readonly string[] = [
  "w:pPr",
  "w:rPr",
  "w:tblPr",
  "w:tcPr",
  "w:numPr",
  "w:lvl",
  "w:tblBorders",
  "w:pBdr",
];

/** Attributes that an element must have. */
export const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  "w:ins": ["w:id", "w:author"],
  "w:del": ["w:id", "w:author"],
  "w:moveFrom": ["w:id", "w:author"],
  "w:moveTo": ["w:id", "w:author"],
  "w:moveFromRangeStart": ["w:id", "w:author", "w:name"],
  "w:moveToRangeStart": ["w:id", "w:author", "w:name"],
  "w:moveFromRangeEnd": ["w:id"],
  "w:moveToRangeEnd": ["w:id"],
  "w:comment": ["w:id", "w:author"],
  "w:commentRangeStart": ["w:id"],
  "w:commentRangeEnd": ["w:id"],
  "w:commentReference": ["w:id"],
  "w:bookmarkStart": ["w:id", "w:name"],
  "w:bookmarkEnd": ["w:id"],
  "w:footnote": ["w:id"],
  "w:footnoteReference": ["w:id"],
  "w:headerReference": ["w:type", "r:id"],
  "w:footerReference": ["w:type", "r:id"],
  "w:pgSz": ["w:w", "w:h"],
  "w:pgMar": ["w:top", "w:right", "w:bottom", "w:left", "w:header", "w:footer", "w:gutter"],
  "w:gridCol": ["w:w"],
  "w:tblW": ["w:w", "w:type"],
  "w:tcW": ["w:w", "w:type"],
  "w:tab": [],
  "w:fldChar": ["w:fldCharType"],
  "w:abstractNum": ["w:abstractNumId"],
  "w:num": ["w:numId"],
  "w:lvl": ["w:ilvl"],
  "w:style": ["w:styleId"],
  "w:compatSetting": ["w:name", "w:uri", "w:val"],
  ...Object.fromEntries(
    [
      "pStyle",
      "rStyle",
      "tblStyle",
      "numId",
      "ilvl",
      "jc",
      "basedOn",
      "next",
      "name",
      "outlineLvl",
      "sz",
      "szCs",
      "numFmt",
    ]
      .concat(["lvlText", "lvlJc", "start", "abstractNumId", "vertAlign", "multiLevelType", "color"])
      .map((name) => [`w:${name}`, ["w:val"]]),
  ),
};

/** Words that an attribute may have, where the schema lists them. */
export const LISTED: Readonly<Record<string, RegExp>> = {
  "w:jc": /^(?:left|start|center|right|end|both|distribute|mediumKashida|highKashida|lowKashida)$/,
  "w:lvlJc": /^(?:left|start|center|right|end)$/,
  "w:numFmt": /^(?:decimal|decimalZero|upperRoman|lowerRoman|upperLetter|lowerLetter|bullet|none)$/,
  "w:vertAlign": /^(?:baseline|superscript|subscript)$/,
  "w:outlineLvl": /^[0-9]$/,
  "w:ilvl": /^[0-8]$/,
  "w:sz": /^\d+$/,
  "w:color": /^(?:auto|[0-9A-Fa-f]{6})$/,
};

function words(names: string): readonly string[] {
  return names.split(" ").map((name) =>
    name
      .split("|")
      .map((one) => `w:${one}`)
      .join("|"),
  );
}
