/**
 * The modification for OpenCart 2.3: the connector's code before the order API's class, its call among that class's methods, and the page
 * with its button in the list of API users. OpenCart compares single lines and works on copies.
 * @param {{ readonly core: string, readonly version: string, readonly link: string }} what
 */
export function makeModification({ core, version, link }) {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<modification>
  <name>Cartwright connector</name>
  <code>cartwright-connector</code>
  <version>${escapeXml(version)}</version>
  <author>The Cartwright authors</author>
  <link>${escapeXml(link)}</link>
  <file path="catalog/controller/api/order.php">
${operation(orderClass, 'before', core)}
${operation(orderClass, 'after', method('$cartwright = new CartwrightDoor23($this->registry);\n\t\t$cartwright->answer();'))}
  </file>
  <file path="admin/controller/user/api.php">
${operation(userClass, 'before', core)}
${operation(userClass, 'after', method("$cartwright = new CartwrightAdminDoor($this->registry, '2.3', 'user/api/cartwright', 'user/api');\n\t\t$cartwright->answer();"))}
${operation("$data['delete'] = $this->url->link('user/api/delete'", 'before', "\t\t$data['cartwright'] = $this->url->link('user/api/cartwright', 'token=' . $this->session->data['token'], true);")}
  </file>
  <file path="admin/view/template/user/api_list.tpl">
${operation('<a href="<?php echo $add; ?>"', 'replace', '<a href="<?php echo $cartwright; ?>" class="btn btn-default"><i class="fa fa-plug"></i> Cartwright connector</a> <a href="<?php echo $add; ?>"')}
  </file>
</modification>
`;
}

const orderClass = 'class ControllerApiOrder extends Controller {';
const userClass = 'class ControllerUserApi extends Controller {';

/** @param {string} body */
function method(body) {
  return `\tpublic function cartwright() {\n\t\t${body}\n\t}\n`;
}

/**
 * @param {string} search part of one line of OpenCart's file
 * @param {'before' | 'after' | 'replace'} position
 * @param {string} add
 */
function operation(search, position, add) {
  return `    <operation>
      <search><![CDATA[${cdata(search)}]]></search>
      <add position="${position}"><![CDATA[${cdata(add)}]]></add>
    </operation>`;
}

/** What ends a CDATA section is cut in two sections; OpenCart reads them as one text. @param {string} text */
function cdata(text) {
  return text.replaceAll(']]>', ']]]]><![CDATA[>');
}

/** @param {string} text */
function escapeXml(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
