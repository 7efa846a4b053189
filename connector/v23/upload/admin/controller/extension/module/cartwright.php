<?php
// SPDX-License-Identifier: GPL-3.0-or-later

require_once DIR_SYSTEM . 'library/cartwright/cartwright-core.php';

/** The connector's page and what Extensions › Modules calls. */
class ControllerExtensionModuleCartwright extends Controller
{
    const ROUTE = 'extension/module/cartwright';

    public function index()
    {
        $door = new CartwrightAdminDoor($this->registry, '2.3', self::ROUTE, self::ROUTE);
        $door->answer();
    }

    public function install()
    {
        if ($this->user->hasPermission('modify', 'extension/extension/module')) {
            $installer = new CartwrightInstaller($this->registry);
            $installer->install();
        }
    }

    public function uninstall()
    {
        if ($this->user->hasPermission('modify', 'extension/extension/module')) {
            $installer = new CartwrightInstaller($this->registry);
            $installer->uninstall(self::ROUTE);
        }
    }
}
