<?php
// SPDX-License-Identifier: GPL-3.0-or-later

require_once DIR_SYSTEM . 'library/cartwright/cartwright-core.php';

/** The connector's page and what Extensions › Modules calls. */
class ControllerExtensionModuleCartwright extends Controller
{
    const ROUTE = 'extension/module/cartwright';

    public function index()
    {
        $door = new CartwrightAdminDoor($this->registry, '3.0', self::ROUTE, self::ROUTE);
        $door->answer();
    }

    public function install()
    {
        if ($this->user->hasPermission('modify', 'extension/extension/module')) {
            $installer = new CartwrightInstaller($this->registry);
            $installer->install();
            $this->load->model('setting/event');
            $this->model_setting_event->deleteEventByCode('cartwright');
            $this->model_setting_event->addEvent('cartwright', 'catalog/controller/api/cartwright/*/before', 'extension/module/cartwright/event');
        }
    }

    public function uninstall()
    {
        if ($this->user->hasPermission('modify', 'extension/extension/module')) {
            $this->load->model('setting/event');
            $this->model_setting_event->deleteEventByCode('cartwright');
            $installer = new CartwrightInstaller($this->registry);
            $installer->uninstall(self::ROUTE);
        }
    }
}
