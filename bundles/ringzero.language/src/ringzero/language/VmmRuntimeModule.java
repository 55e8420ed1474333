// SPDX-License-Identifier: EPL-2.0
package ringzero.language;

import org.eclipse.xtext.conversion.IValueConverterService;
import org.eclipse.xtext.findReferences.IReferenceFinder;
import org.eclipse.xtext.generator.IShouldGenerate;
import org.eclipse.xtext.linking.ILinkingDiagnosticMessageProvider;
import org.eclipse.xtext.parser.IParser;
import org.eclipse.xtext.parser.antlr.ISyntaxErrorMessageProvider;
import org.eclipse.xtext.resource.IDefaultResourceDescriptionStrategy;
import org.eclipse.xtext.resource.IFragmentProvider;
import org.eclipse.xtext.resource.ILocationInFileProvider;
import org.eclipse.xtext.scoping.IGlobalScopeProvider;
import org.eclipse.xtext.scoping.IScopeProvider;
import org.eclipse.xtext.service.SingletonBinding;
import org.eclipse.xtext.validation.IResourceValidator;
import ringzero.language.check.Checks;
import ringzero.language.check.ModelValidator;
import ringzero.language.check.SyntaxMessages;
import ringzero.language.check.UnknownNames;
import ringzero.language.recovery.RecoveringParser;
import ringzero.language.scope.Fragments;
import ringzero.language.scope.PathReferences;
import ringzero.language.scope.Regions;
import ringzero.language.scope.VmmGlobalScopeProvider;
import ringzero.language.scope.VmmScopeProvider;
import ringzero.language.validation.VmmValidator;

/** Names the classes the language is made of, where Xtext's defaults are not enough. */
public class VmmRuntimeModule extends AbstractVmmRuntimeModule {

    @Override
    public Class<? extends IScopeProvider> bindIScopeProvider() {
        return VmmScopeProvider.class;
    }

    @Override
    public Class<? extends IGlobalScopeProvider> bindIGlobalScopeProvider() {
        return VmmGlobalScopeProvider.class;
    }

    @Override
    @SingletonBinding(eager = true)
    public Class<? extends VmmValidator> bindVmmValidator() {
        return Checks.class;
    }

    public Class<? extends ILinkingDiagnosticMessageProvider.Extended> bindILinkingDiagnosticMessageProvider() {
        return UnknownNames.class;
    }

    @Override
    public Class<? extends IValueConverterService> bindIValueConverterService() {
        return Literals.class;
    }

    @Override
    public Class<? extends IFragmentProvider> bindIFragmentProvider() {
        return Fragments.class;
    }

    /** Nothing is generated from models: to ask whether it should be would check every file twice. */
    public IShouldGenerate bindIShouldGenerate() {
        return (resource, cancelled) -> false;
    }

    public Class<? extends IResourceValidator> bindIResourceValidator() {
        return ModelValidator.class;
    }

    public Class<? extends IReferenceFinder> bindIReferenceFinder() {
        return PathReferences.class;
    }

    public Class<? extends IDefaultResourceDescriptionStrategy> bindIDefaultResourceDescriptionStrategy() {
        return PathReferences.Index.class;
    }

    @Override
    public Class<? extends ILocationInFileProvider> bindILocationInFileProvider() {
        return Regions.class;
    }

    @Override
    public Class<? extends IParser> bindIParser() {
        return RecoveringParser.class;
    }

    public Class<? extends ISyntaxErrorMessageProvider> bindISyntaxErrorMessageProvider() {
        return SyntaxMessages.class;
    }
}
