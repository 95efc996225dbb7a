/**
 * The same two rows, an instant with a note of two lines, then an instant with an empty cell, as each program
 * puts them on the clipboard besides plain text: with its wrappers, style sheets and attributes.
 */
export const samples: Readonly<Record<string, string>> = {
  Excel: `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40">
<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=ProgId content=Excel.Sheet>
<meta name=Generator content="Microsoft Excel 15">
<style>
<!--table
	{mso-displayed-decimal-separator:"\\.";
	mso-displayed-thousand-separator:"\\,";}
.xl65
	{mso-number-format:"yyyy\\/m\\/d\\ h\\:mm\\:ss";}
.xl66
	{white-space:normal;}
-->
</style>
</head>
<body link="#0563C1" vlink="#954F72">
<table border=0 cellpadding=0 cellspacing=0 width=250 style='border-collapse:
 collapse;width:188pt'>
<!--StartFragment-->
 <col width=125 span=2 style='mso-width-source:userset;width:94pt'>
 <tr height=38 style='height:28.5pt'>
  <td height=38 class=xl65 align=right width=125 style='height:28.5pt;width:94pt'>2026/3/5
  17:30:00</td>
  <td class=xl66 width=125 style='width:94pt'>first line<br>
    第二行</td>
 </tr>
 <tr height=19 style='height:14.25pt'>
  <td height=19 class=xl65 align=right style='height:14.25pt'>2026/3/6 9:00:00</td>
  <td class=xl66></td>
 </tr>
<!--EndFragment-->
</table>
</body>
</html>`,
  'Google Sheets': `<meta charset='utf-8'><google-sheets-html-origin><style type="text/css"><!--td {border: 1px solid #cccccc;}br {mso-data-placement:same-cell;}--></style><table xmlns="http://www.w3.org/1999/xhtml" cellspacing="0" cellpadding="0" dir="ltr" border="1" style="table-layout:fixed;font-size:10pt;font-family:Arial;width:0px;border-collapse:collapse;border:none" data-sheets-root="1" data-sheets-baot="1"><colgroup><col width="125"/><col width="125"/></colgroup><tbody><tr style="height:21px;"><td style="overflow:hidden;padding:2px 3px 2px 3px;vertical-align:bottom;text-align:right;" data-sheets-value="{&quot;1&quot;:3,&quot;3&quot;:46086.729166666664}" data-sheets-numberformat="{&quot;1&quot;:7}">2026-03-05 17:30:00</td><td style="overflow:hidden;padding:2px 3px 2px 3px;vertical-align:bottom;" data-sheets-value="{&quot;1&quot;:2,&quot;2&quot;:&quot;first line\\n第二行&quot;}">first line<br/>第二行</td></tr><tr style="height:21px;"><td style="overflow:hidden;padding:2px 3px 2px 3px;vertical-align:bottom;text-align:right;" data-sheets-value="{&quot;1&quot;:3,&quot;3&quot;:46087.375}">2026-03-06 9:00:00</td><td style="overflow:hidden;padding:2px 3px 2px 3px;vertical-align:bottom;"></td></tr></tbody></table>`,
  WPS: `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40">
 <head>
  <meta http-equiv="Content-Type" content="text/html; charset=utf-8"/>
  <meta name="ProgId" content="Excel.Sheet"/>
  <meta name="Generator" content="WPS Office ET"/>
  <style>
<!-- @page {margin:1.00in 0.75in;} tr {mso-height-source:auto;} .et2 {mso-number-format:"yyyy/m/d\\ h:mm";} .et3 {white-space:normal;} -->
  </style>
 </head>
 <body>
  <table width="250.00" border="0" cellpadding="0" cellspacing="0" style='width:187.50pt;border-collapse:collapse;table-layout:fixed;'>
   <!--StartFragment-->
   <col width="125" class="et1" style='mso-width-source:userset;mso-width-alt:4000;'/>
   <col width="125" class="et1"/>
   <tr height="36" class="et1" style='height:27.00pt;'>
    <td class="et2" height="36" width="125" style='height:27.00pt;width:93.75pt;' align="right" x:num="46086.7291666667">2026/3/5 17:30</td>
    <td class="et3" width="125" style='width:93.75pt;' x:str>first line<br/>第二行</td>
   </tr>
   <tr height="18" class="et1" style='height:13.50pt;'>
    <td class="et2" height="18" style='height:13.50pt;' align="right" x:num="46087.375">2026/3/6 9:00</td>
    <td class="et3" x:str></td>
   </tr>
   <!--EndFragment-->
  </table>
 </body>
</html>`,
};

/** `shown one` above `shown two`, with hidden rows and a hidden column between and beside them. */
export const samplesWithHidden: Readonly<Record<string, string>> = {
  'Excel, rows and a column': `<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40">
<body link="#0563C1" vlink="#954F72">
<table border=0 cellpadding=0 cellspacing=0 width=72 style='border-collapse:
 collapse;width:54pt'>
<!--StartFragment-->
 <col width=0 style='display:none;mso-width-source:userset;mso-width-alt:0'>
 <col width=72 style='width:54pt'>
 <tr height=0 style='display:none;mso-height-source:userset;mso-height-alt:0'>
  <td class=xl65 width=0>no</td>
  <td class=xl65 width=72 style='width:54pt'>hidden first</td>
 </tr>
 <tr height=19 style='height:14.25pt'>
  <td height=19 style='height:14.25pt'>no</td>
  <td>shown one</td>
 </tr>
 <tr height=0 style='display:none;mso-height-source:userset;mso-height-alt:0'>
  <td>no</td>
  <td>hidden middle</td>
 </tr>
 <tr height=19 style='height:14.25pt'>
  <td height=19 style='height:14.25pt'>no</td>
  <td>shown two<span style='mso-hide:all'>not this</span></td>
 </tr>
<!--EndFragment-->
</table>
</body>
</html>`,
  'Excel, a column whose cells are hidden too': `<table>
 <col width=0 style='display:none'>
 <col width=72 style='width:54pt'>
 <tr height=19><td style='display:none'>no</td><td>shown one</td></tr>
 <tr height=19><td style='display:none'>no</td><td>shown two</td></tr>
</table>`,
  'Google Sheets': `<meta charset='utf-8'><google-sheets-html-origin><table xmlns="http://www.w3.org/1999/xhtml" cellspacing="0" cellpadding="0" dir="ltr" border="1" style="table-layout:fixed;font-size:10pt;font-family:Arial;width:0px;border-collapse:collapse;border:none" data-sheets-root="1"><colgroup><col width="125"/></colgroup><tbody><tr style="height:21px;"><td style="overflow:hidden;padding:2px 3px 2px 3px;vertical-align:bottom;">shown one</td></tr><tr style="height:0px;"><td style="overflow:hidden;line-height:0;">hidden</td></tr><tr style="height:21px;display: none;"><td>hidden</td></tr><tr style="height:21px;"><td style="overflow:hidden;line-height:0px;vertical-align:bottom;">shown two</td></tr></tbody></table>`,
  WPS: `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40">
 <body>
  <table width="125.00" border="0" cellpadding="0" cellspacing="0" style='width:93.75pt;border-collapse:collapse;table-layout:fixed;'>
   <!--StartFragment-->
   <col width="125" class="et1" style='mso-width-source:userset;mso-width-alt:4000;'/>
   <tr height="18" class="et1" style='height:13.50pt;'>
    <td class="et2" height="18" width="125" style='height:13.50pt;width:93.75pt;' x:str>shown one</td>
   </tr>
   <tr height="0" class="et1" style='height:0.00pt;mso-height-source:userset;mso-height-alt:0;display:none;'>
    <td class="et2" height="0" style='height:0.00pt;' x:str>hidden</td>
   </tr>
   <tr height="18" class="et1" style='height:13.50pt;'>
    <td class="et3" x:str>shown two</td>
   </tr>
   <!--EndFragment-->
  </table>
 </body>
</html>`,
  'a page': `<table><tbody hidden><tr><td>hidden</td></tr></tbody><tbody><tr><td>shown one</td></tr><tr style="visibility:collapse"><td>hidden</td></tr><tr><td>shown two</td></tr></tbody></table>`,
};
