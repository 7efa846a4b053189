<?php
// SPDX-License-Identifier: GPL-3.0-or-later
namespace Opencart\Admin\Controller\Extension\Cartwright\Module;

require_once DIR_EXTENSION . 'cartwright/system/cartwright-core.php';

/** The connector's page and what Extensions › Modules calls. */
class Cartwright extends \Opencart\System\Engine\Controller
{
    private const ROUTE = 'extension/cartwright/module/cartwright';

    public function index(): void
    {
        $door = new \CartwrightAdminDoor($this->registry, '4.1', self::ROUTE, self::ROUTE);
        $door->answer();
    }

    public function install(): void
    {
        if ($this->user->hasPermission('modify', 'extension/module')) {
            $installer = new \CartwrightInstaller($this->registry);
            $installer->install();
            $this->load->model('setting/event');
            $this->model_setting_event->deleteEventByCode('cartwright');
            $this->model_setting_event->addEvent([
                'code' => 'cartwright',
                'description' => 'Leads the calls of the desk to the Cartwright connector',
                'trigger' => 'catalog/controller/api/order/before',
                // the action names no method, so the separator of the release (| or .) does not matter
                'action' => 'extension/cartwright/event',
                'status' => 1,
                'sort_order' => 0,
            ]);
        }
    }

    public function uninstall(): void
    {
        if ($this->user->hasPermission('modify', 'extension/module')) {
            $this->load->model('setting/event');
            $this->model_setting_event->deleteEventByCode('cartwright');
            $installer = new \CartwrightInstaller($this->registry);
            $installer->uninstall(self::ROUTE);
        }
    }
}
